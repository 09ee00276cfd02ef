import { offer } from './filter.js';
import { divisionNames, siteNames } from './names.js';

/** The divisions to choose from. */
export const offerJurisdictions = (select) => divisionNames().then((names) => offerAll(select, names));

/** The sites that have devices of a family to choose from. */
export const offerSites = (select, family) => siteNames(family).then((names) => offerAll(select, names));

const offerAll = (select, names) => names.forEach((name, id) => offer(select, id, name));
