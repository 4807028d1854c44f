// How all pages write what a row says.
const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });

export const money = amount => euros.format(amount);
export const moment = time => `${time.slice(0, 10)} ${time.slice(11, 16)}`;
export const counted = count => `${count} commandes`;

// What a search looks through.
export const searched = ({ number, customer, email }) => `${number}\t${customer}\t${email}`.toLowerCase();
