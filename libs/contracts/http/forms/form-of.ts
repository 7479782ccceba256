import { cityForm } from './city.js';
import type { FormDefinition, FormField, FormSettings } from './definition.js';
import { enterpriseForm } from './enterprise.js';
import { evaluationForm } from './evaluation.js';
import { platformForm } from './platform.js';
import { projectForm } from './project.js';

/** 申报书 of a category. */
export function applicationFormOf(category: string, settings: FormSettings): FormDefinition {
  switch (category) {
    case 'enterprise':
      return enterpriseForm(settings);
    case 'platformShared':
    case 'platformOther':
      return platformForm(settings, category);
    case 'project':
      return projectForm(settings);
    case 'cityComprehensive':
    case 'cityDesign':
      return cityForm(settings, category);
    default:
      throw new Error(`no form for category ${category}`);
  }
}

/** 评估评价表 of a kind. */
export function evaluationFormOf(kind: string, settings: FormSettings): FormDefinition {
  if (kind === 'enterprise' || kind === 'platformShared' || kind === 'platformOther' || kind === 'cityOther' || kind === 'cityDesign')
    return evaluationForm(settings, kind);
  throw new Error(`no evaluation form for ${kind}`);
}

export const fieldsOfForm = (definition: FormDefinition): FormField[] => definition.sections.flatMap((section) => section.fields);
