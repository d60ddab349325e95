import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
const out='/tmp/shots';
{ const c = await b.newContext({viewport:{width:390,height:844},colorScheme:'light',hasTouch:true,isMobile:true,deviceScaleFactor:2});
const p = await c.newPage(); p.on('console',m=>console.log(m.type(),m.text())); p.on('pageerror',e=>console.log('ERR',e.message));
await p.goto('http://127.0.0.1:3210'); await p.waitForSelector('.message'); await p.waitForTimeout(500);
await p.screenshot({path:`${out}/m0.png`});
await p.getByRole('button',{name:/Check live/}).first().click(); await p.waitForTimeout(1500); await p.screenshot({path:`${out}/m1.png`});
await p.click('button[data-view=numbers]'); await p.waitForTimeout(200); await p.screenshot({path:`${out}/m2.png`}); await c.close(); }
{ const c = await b.newContext({viewport:{width:1280,height:800},colorScheme:'dark'});
const p = await c.newPage(); p.on('console',m=>console.log(m.type(),m.text())); p.on('pageerror',e=>console.log('ERR',e.message));
await p.goto('http://127.0.0.1:3210'); await p.waitForSelector('.message');
await p.getByRole('button',{name:'WA Support',exact:true}).click(); await p.getByLabel('Message',{exact:true}).fill('help'); await p.keyboard.press('Enter'); await p.waitForTimeout(1000); await p.screenshot({path:`${out}/d0.png`});
await p.getByLabel('Message',{exact:true}).fill('/wa-status +48 600 123 456'); await p.keyboard.press('Enter'); await p.waitForTimeout(3600); await p.screenshot({path:`${out}/d1.png`});
await p.getByRole('button',{name:'wa-support'}).click();
await p.getByLabel('Meta',{exact:true}).selectOption('unavailable'); await p.getByRole('button',{name:/Check again|Check live/}).last().click(); await p.waitForTimeout(1500); await p.screenshot({path:`${out}/d2.png`});
await p.getByLabel('Meta',{exact:true}).scrollIntoViewIfNeeded(); await p.screenshot({path:`${out}/d3.png`});
await p.getByLabel('Meta',{exact:true}).selectOption('none');
await c.close(); }
await b.close();
