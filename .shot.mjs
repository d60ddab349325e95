import { chromium } from 'playwright-core';
const [,, out='/tmp/shots', url='http://127.0.0.1:3210'] = process.argv;
import { mkdirSync } from 'node:fs'; mkdirSync(out,{recursive:true});
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
for (const [name,w,h,scheme] of [['wide',1280,800,'light'],['wide-dark',1280,800,'dark'],['narrow',390,844,'light'],['narrow-dark',390,844,'dark']]) {
  const c = await b.newContext({viewport:{width:w,height:h},colorScheme:scheme,deviceScaleFactor:1});
  const p = await c.newPage(); p.on('console',m=>console.log(name,m.type(),m.text())); p.on('pageerror',e=>console.log(name,'ERR',e.message));
  await p.goto(url); await p.waitForSelector('.message'); await p.waitForTimeout(300);
  await p.screenshot({path:`${out}/${name}.png`});
  if (name.startsWith('narrow')) { await p.click('[data-view=numbers]'); await p.waitForTimeout(100); await p.screenshot({path:`${out}/${name}-numbers.png`}); }
  await c.close();
}
await b.close();
