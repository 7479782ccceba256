import { z } from 'zod';

const filled = z.string().min(1).max(5_000);
const money = z.string().regex(/^-?\d{1,14}(\.\d{1,2})?$/);
const year = z.looseObject({
  operating_revenue: money,
  service_revenue: money,
  main_revenue: money,
  net_profit: money,
  total_profit: money,
  total_assets: money,
  total_liabilities: money,
  tax_paid: money,
  rd_expense: money,
  employees: z.int().min(0),
  rd_staff: z.int().min(0),
  service_staff: z.int().min(0),
});

/** What a complete enterprise form must hold, written as one schema. */
export const completeForm = z
  .looseObject({
    unit_name: filled,
    uscc: z.string().length(18),
    registered_in_prc: z.literal(true),
    independent_legal_person: z.literal(true),
    established_on: z.iso.date(),
    registered_capital: money,
    registered_address: filled,
    postcode: z.string().length(6),
    region_code: z.string().length(6),
    ownership_type: filled,
    scale: filled,
    industry_code: filled,
    legal_representative: filled,
    contact_name: filled,
    contact_mobile: z.string().regex(/^1\d{10}$/),
    contact_email: z.email(),
    operation_good: z.literal(true),
    finance_good: z.literal(true),
    no_major_quality_accident: z.literal(true),
    no_major_env_accident: z.literal(true),
    no_major_safety_accident: z.literal(true),
    no_violation: z.literal(true),
    not_under_investigation: z.literal(true),
    is_manufacturer: z.literal(true),
    service_traits: filled,
    modes: z.array(filled).min(1),
    primary_mode: filled,
    industry_advantage: filled,
    statement: z.record(z.string(), filled),
    annual: z.record(z.string(), year),
    service_items: z.array(z.looseObject({ stage: filled, service_type: filled, ticked: z.boolean() })).min(1),
    targets: z.array(z.looseObject({ indicator: filled, base_value: money, target_value: money })).min(1),
    brochure_files: z.array(filled).min(1),
    truth_commitment: z.literal(true),
  })
  .refine((form) => Object.values(form.annual).every((one) => Number(one.service_revenue) / Number(one.operating_revenue) >= 0.3), { path: ['annual'] });

export const CONTACT = ['contact_name', 'contact_mobile', 'contact_email', 'legal_representative'] as const;
