/** The one count of 字 for browser and server (AMB-21). */
export { countZi } from '#libs/domain/text/zi';
