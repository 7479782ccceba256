import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationFormOf } from '#libs/contracts/http/forms/form-of';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { aFormOf, aUscc } from '#libs/domain/testing/forms';
import { addOperator } from '../../apps/season/bootstrap.js';
import { Person } from '../../apps/season/theatres/person.js';
import { type OwnStack, startOwnStack } from '../support/stack.js';
import { act, answer, type Desktop, openDesktop, pickInstant } from './browser.js';
import { fillForm } from './fill-form.js';

const PASSWORD = 'browser-spec-2022';
const SEASON = 'batch-4-browser';
const UNIT = { unitName: '示例精密传动制造有限公司', subjectCode: aUscc(7) };
const EXPERTS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'];
const HOUR = 3_600_000;

let stack: OwnStack;
const desktops = new Map<string, Desktop>();

/** One browser per person, kept open over the whole story: what others do must appear in it by itself. */
async function at(account: string) {
  const open = desktops.get(account) ?? (await openDesktop(stack.url, account, PASSWORD));
  desktops.set(account, open);
  return open.page;
}

async function command(person: Person, path: string, body: unknown): Promise<void> {
  const reply = await person.command(path, body);
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
}

/** The people of one province's season, and a calendar in which each deadline is still to come: data, as every season's. */
beforeAll(async () => {
  stack = await startOwnStack({ sample: false });
  await addOperator(stack.databaseUrl, { id: 'operator', name: '运维', password: PASSWORD });
  const staff = [
    { id: 'unit', name: UNIT.unitName, role: 'applicant', organisation: 'org-unit' },
    { id: 'ministry', name: '部司林某', role: 'ministry' },
    { id: 'support', name: '支撑周某', role: 'supportUnit' },
    { id: 'jiangsu-1', name: '江苏沈某', role: 'province', authority: '32' },
    { id: 'jiangsu-2', name: '江苏陆某', role: 'province', authority: '32' },
    ...EXPERTS.map((id) => ({ id, name: `专家 ${id.slice(-1)}`, role: 'expert' })),
  ];
  const made = await new Person(stack.url, 'operator', PASSWORD).post('/api/accounts', {
    accounts: staff.map((account) => ({ ...account, password: PASSWORD })),
  });
  if (made.status !== 200) throw new Error(`accounts: ${made.text}`);
  const iso = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
  await command(new Person(stack.url, 'ministry', PASSWORD), `/api/seasons/${SEASON}/openSeason`, {
    season: SEASON,
    title: '第四批服务型制造示范遴选',
    authorities: ['32'],
    timing: { settleSeconds: 1, spreadSeconds: 0 },
    calendar: { fillOpensAt: iso(-24), fillClosesAt: iso(48), provinceReviewClosesAt: iso(72), dispatchClosesAt: iso(96) },
  });
});

afterAll(async () => {
  for (const desktop of desktops.values()) await desktop.close();
  await stack?.stop();
});

describe('one enterprise from draft to published', () => {
  it('the unit starts an application, and 尚未提交 stays on the screen while it types', async () => {
    const page = await at('unit');

    await page.getByRole('button', { name: '新的申报' }).click();
    const dialog = page.getByRole('dialog', { name: '新的申报' });
    await dialog.getByText('示范企业', { exact: true }).click();
    await dialog.getByLabel('推荐单位（省级主管部门）').click();
    await dialog.getByLabel('推荐单位（省级主管部门）').fill('江苏');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('单位名称').fill(UNIT.unitName);
    await dialog.getByLabel('统一社会信用代码').fill(UNIT.subjectCode);
    await dialog.getByRole('button', { name: '开始填写' }).click();

    await page.getByRole('heading', { level: 1, name: UNIT.unitName }).waitFor();
    await page.getByText('尚未提交').waitFor();
  });

  it('a wrong sum of patents blocks the submit, with the reason beside the button and a link to the field', async () => {
    const page = await at('unit');
    const plain = {
      legal_representative: '法定代表人',
      contact_name: '联系人',
      contact_mobile: '13800000000',
      contact_email: 'contact@unit.example',
      brochure_files: ['宣传册'],
    };
    const form = aFormOf('enterprise', UNIT, {
      ...plain,
      patents_total: 61,
      service_items: [
        { stage: '研发设计', service_type: '设计和开发服务', share: '30' },
        { stage: '使用运维', service_type: '保养服务', share: '70' },
      ],
    });

    await fillForm(page, applicationFormOf('enterprise', BATCH_4), form);
    await page.getByRole('button', { name: '检查并提交' }).first().click();

    await page.getByRole('heading', { name: '有 1 处需要修改后才能提交' }).waitFor();
    const submit = page.getByRole('button', { name: '提交', exact: true });
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByText('不能提交：还有 1 处要改或要说明。').count()).toBe(1);
    await page.getByRole('button', { name: /^累计专利数/ }).click();
    expect(await page.getByLabel(/^累计专利数/).evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });

  it('mended and submitted, it has a receipt with its number', async () => {
    const page = await at('unit');

    await page.getByLabel(/^累计专利数/).fill('60');
    await page.getByRole('button', { name: '检查并提交' }).first().click();
    await page.getByRole('heading', { name: '没有需要修改的内容，可以提交。' }).waitFor();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('dialog', { name: '确认提交' }).getByRole('button', { name: '确认提交' }).click();

    await page.getByRole('heading', { level: 1, name: /^已提交，编号 FWZZ/ }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载回执' }).click()]);
    const [, id] = /\/apply\/([^/]+)\//.exec(new URL(page.url()).pathname) ?? [];
    expect(download.suggestedFilename()).toBe(`${id}-2.tlog-proof`);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
    await page.getByRole('link', { name: '查看办理进度' }).click();
    await page.locator('.stepper [aria-current=step]').waitFor();
  });

  it('the province finds it in its queue by keyboard, and is told why it cannot pass it yet', async () => {
    const page = await at('jiangsu-1');

    await page.getByRole('row', { name: new RegExp(UNIT.unitName) }).press('Enter');
    await page.getByText(/^现在还不能办的/).click();
    const refused = page.getByRole('button', { name: '初审合格' });
    await refused.waitFor();
    expect(await refused.getAttribute('aria-disabled')).toBe('true');
    const why = await refused.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${why}"]`).innerText()).not.toBe('');

    await act(page, '开始省级初审');
    await act(page, '初审合格', async (dialog) => {
      for (const check of ['真实性', '准确性', '完整性']) await answer(dialog, check, '是');
      await dialog.getByLabel('意见').fill('材料真实、准确、完整，同意推荐。');
    });
    await page.locator('.case-status', { hasText: '初审合格' }).waitFor();
  });

  it('a colleague recommends it, seals the package and records its dispatch', async () => {
    const page = await at('jiangsu-2');
    const scan = join(tmpdir(), 'fwzz-sealed-scan.pdf');
    writeFileSync(scan, readFileSync(new URL('../../package.json', import.meta.url)));

    await page.getByRole('link', { name: '推荐与材料包' }).click();
    await page.getByRole('button', { name: '推荐', exact: true }).click();
    await page.getByText('已用 1 / 10').first().waitFor();

    await act(page, '封存并生成材料', async (dialog) => {
      await dialog.getByLabel('公文文号').fill('苏工信函〔2022〕1号');
      await dialog.getByLabel('正式公文（盖章扫描件）').setInputFiles(scan);
      await dialog.getByLabel('汇总表（附件2，盖章扫描件）').setInputFiles(scan);
      await dialog.getByText('文件摘要（SHA-256）').nth(1).waitFor();
    });
    await act(page, '登记寄出', async (dialog) => {
      await pickInstant(page, dialog, '寄出时间', Date.now() - 60_000);
      await dialog.getByLabel('寄送单位').fill('中国邮政');
      await dialog.getByLabel('单号').fill('EMS-0001');
    });
    await page.locator('.case-status', { hasText: '已寄出' }).waitFor();
  });

  it('the support unit receives the package, checks the form and names five experts', async () => {
    const page = await at('support');

    await page.getByRole('row', { name: /接收材料包/ }).press('Enter');
    await act(page, '接收材料包', async (dialog) => answer(dialog, '纸质编号与系统一致', '是'));
    await page.getByRole('link', { name: '申报查询' }).click();
    await page.getByRole('row', { name: new RegExp(UNIT.unitName) }).press('Enter');
    await page.locator('.case-status', { hasText: '待形式审查' }).waitFor();
    await act(page, '形式审查通过');
    await act(page, '分配专家', async (dialog) => dialog.getByLabel('专家账号').fill(EXPERTS.join('\n')));
    await page.locator('.case-status', { hasText: '专家评审中' }).waitFor();
  });

  it.each(EXPERTS)('%s scores it; the total appears when every criterion has its score', async (expert) => {
    const page = await at(expert);

    await page.getByRole('row', { name: new RegExp(UNIT.unitName) }).press('Enter');
    await act(page, '提交评分', async (dialog) => {
      for (const criterion of BATCH_4.experts.criteria) await dialog.getByLabel(criterion.title).fill(String(criterion.maximum - 2));
      await dialog.getByText('合计 92').waitFor();
      await dialog.getByLabel('意见').fill('服务能力突出，成效明显，建议支持。');
    });
    await page.getByText('提交评分').first().waitFor();
    await desktops.get(expert)?.close();
    desktops.delete(expert);
  });

  it('the support unit concludes the review on a page that nobody had to reload', async () => {
    const page = await at('support');

    await act(page, '专家评审定分');

    await page.locator('.case-status', { hasText: '专家评审通过' }).waitFor();
  });

  it('the ministry puts it on the list, consults, publicises and announces', async () => {
    const page = await at('ministry');
    const seasonPage = async () => {
      await page.getByRole('link', { name: '日程与名单' }).click();
      await page.getByRole('row', { name: /第四批/ }).press('Enter');
    };

    await page.getByRole('link', { name: '待办' }).click();
    await page.getByRole('row', { name: new RegExp(UNIT.unitName) }).press('Enter');
    await act(page, '列入建议名单', async (dialog) => dialog.getByLabel('理由').fill('平均分居前。'));
    await seasonPage();
    await act(page, '开始征求意见', async (dialog) => dialog.getByLabel('说明').fill('征求有关方面意见。'));
    await act(page, '结束征求意见', async (dialog) => dialog.getByLabel('说明').fill('没有不同意见。'));
    await act(page, '开始公示', async (dialog) => {
      await pickInstant(page, dialog, '公示开始', Date.now() - 60_000);
      await pickInstant(page, dialog, '公示结束', Date.now() + 15_000);
    });
    const announce = page.locator('.may').getByRole('button', { name: '发文公布' });
    await page.locator('.may [aria-disabled=true]', { hasText: '发文公布' }).waitFor();
    await page.locator('.may button:not([aria-disabled])', { hasText: '发文公布' }).waitFor({ timeout: 90_000 });
    expect(await announce.count()).toBe(1);
    await act(page, '发文公布', async (dialog) => {
      await dialog.getByLabel('发文字号').fill('工信厅政法函〔2022〕338号');
      await answer(dialog, '合规情况已再次确认', '是');
    });
  });

  it('the unit sees 已公布 and its title number', async () => {
    const page = await at('unit');

    await page.locator('.case-status', { hasText: '已公布' }).waitFor({ timeout: 60_000 });

    expect(await page.getByText('称号编号').count()).toBeGreaterThan(0);
  });
});
