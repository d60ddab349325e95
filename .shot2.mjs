import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
const out='/tmp/shots';
for (const [name,w,h,scheme] of [['wide',1280,800,'light'],['narrow',390,844,'dark']]) {
  const c = await b.newContext({viewport:{width:w,height:h},colorScheme:scheme});
  const p = await c.newPage(); p.on('console',m=>console.log(name,m.type(),m.text())); p.on('pageerror',e=>console.log(name,'ERR',e.message));
  await p.goto('http://127.0.0.1:3210'); await p.waitForSelector('.message');
  await p.getByRole('button',{name:'Check live status'}).first().click(); await p.waitForSelector('table'); await p.waitForTimeout(700); await p.screenshot({path:`${out}/${name}-check.png`});
  await p.getByRole('button',{name:'JSON payload'}).click(); await p.waitForTimeout(600); await p.screenshot({path:`${out}/${name}-json.png`});
  await p.getByRole('button',{name:'Secret inside'}).click(); await p.waitForTimeout(600); await p.screenshot({path:`${out}/${name}-secret.png`});
  await p.getByRole('button',{name:'More',exact:true}).last().click(); await p.waitForTimeout(100); await p.screenshot({path:`${out}/${name}-menu.png`}); await p.keyboard.press('Escape');
  await p.getByRole('button',{name:'Enter the PIN'}).last().click(); await p.waitForSelector('#modal[open]'); await p.waitForTimeout(100);
  await p.getByLabel('PIN',{exact:true}).fill('12'); await p.getByRole('button',{name:'Register',exact:true}).click(); await p.waitForTimeout(400); await p.screenshot({path:`${out}/${name}-modal.png`});
  await p.keyboard.press('Escape'); await p.waitForTimeout(300);
  await p.getByRole('button',{name:'Deregister'}).last().click(); await p.waitForTimeout(200); await p.screenshot({path:`${out}/${name}-confirm.png`}); await p.keyboard.press('Escape');
  if (w<500) { await p.click('button[data-view=numbers]'); await p.waitForTimeout(100);}
  await p.getByRole('button',{name:'Delete the account on the phone'}).click().catch(e=>console.log(e.message.split('\n')[0])); await p.waitForTimeout(300); await p.screenshot({path:`${out}/${name}-numbers.png`});
  await c.close();
}
await b.close();
