// Signs in to Swagger UI as a person does, sends the example of one operation, and prints what came of it as JSON.
// node swagger.mjs BASE_URL CHROMIUM OPERATION
import { chromium } from 'playwright-core';

const [base, executablePath, operation] = process.argv.slice(2);
const timeout = 120_000;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  const context = await browser.newContext();
  context.setDefaultTimeout(timeout);
  const foreign = [];
  const complaints = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob|about):/.test(request.url())) {
      foreign.push(request.url());
    }
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  await page.goto(`${base}/swagger-ui/index.html`);

  // with the operations there, what the page presets is set
  await page.locator('.opblock').first().waitFor();
  await page.locator('.btn.authorize').first().click();
  const form = page.locator('.auth-container', { hasText: 'authorizationCode' });
  const scope = form.locator('input[type=checkbox]').first();
  if (!(await scope.isChecked())) {
    await form.locator('label', { hasText: 'access_as_user' }).first().click();
  }
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    form.locator('.auth-btn-wrapper .authorize').click(),
  ]);
  await popup.locator('input[name=username]').fill('operator');
  await popup.locator('input[name=password]').fill('local');
  await Promise.all([
    popup.waitForEvent('close', { timeout }),
    popup.locator('button[type=submit]').click(),
  ]);
  await form.getByText('Logout', { exact: true }).waitFor();
  await page.locator('.btn-done').first().click();

  const block = page.locator(`.opblock[id$="${operation}"]`);
  await block.locator('.opblock-summary-control').first().click();
  await block.locator('.try-out__btn').click();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/regions/') && response.request().method() !== 'GET'),
    block.locator('.btn.execute').click(),
  ]);
  const shown = await block.locator('.live-responses-table .response .response-col_status').first().innerText();
  const token = answer.request().headers().authorization ?? '';
  console.log(JSON.stringify({
    method: answer.request().method(),
    url: answer.url(),
    status: answer.status(),
    shown: shown.trim(),
    bearer: token.startsWith('Bearer '),
    body: await answer.text(),
    foreign,
    complaints,
  }));
} finally {
  await browser.close();
}
