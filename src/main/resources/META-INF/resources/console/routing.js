import { prepareAudience } from './audience.js';
import { showCalendars, showSets } from './routing-sets.js';

const audienceAgain = prepareAudience();
showSets(audienceAgain);
showCalendars();
