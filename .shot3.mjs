import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
const out='/tmp/shots';
const c = await b.newContext({viewport:{width:1280,height:800}});
const p = await c.newPage(); p.on('console',m=>console.log(m.type(),m.text())); p.on('pageerror',e=>console.log('ERR',e.message));
await p.goto('http://127.0.0.1:3210'); await p.waitForSelector('.message'); await p.waitForTimeout(800);
await p.screenshot({path:`${out}/r0.png`});
let i=1;
for (const s of ['JSON payload','Python traceback','Vietnamese','Unknown error','Secret inside','Ordinary talk']) { await p.getByRole('button',{name:s}).click(); await p.waitForTimeout(900); await p.screenshot({path:`${out}/r${i++}.png`}); }
await p.getByRole('button',{name:/Check live/}).first().click(); await p.waitForTimeout(1500); await p.screenshot({path:`${out}/r${i++}.png`});
await b.close();
