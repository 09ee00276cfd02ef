package health.vigil.custody.manifest;

/**
 * The devices that stand for the sites of a transfer: their rules apply, and alarms are where they are.
 *
 * @param consignor a device of the consignor, whose duty it is that there is a manifest, and who is told of mismatches
 * @param receiver  a device of the receiver, whose duty it is to confirm
 */
record Standing(String consignor, String receiver) {}
