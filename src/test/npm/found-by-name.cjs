// Azurite looks through all blobs of an account to find one, which makes storing n of them cost n². Loaded before Azurite
// (node --require), this lets it find them by name instead, so that a benchmark can store many. Lists stay as they are.
const { Collection } = require("lokijs");

const BLOBS = "$BLOBS_COLLECTION$";
const { insertOne, remove, findOne } = Collection.prototype;

const key = (blob) => JSON.stringify([blob.accountName, blob.containerName, blob.name, blob.snapshot]);
const found = (collection) => (collection.foundByName ??= new Map(collection.data.map((blob) => [key(blob), blob])));

Collection.prototype.insertOne = function (blob, ...others) {
  const inserted = insertOne.call(this, blob, ...others);
  if (this.name === BLOBS && inserted) {
    found(this).set(key(inserted), inserted);
  }
  return inserted;
};

Collection.prototype.remove = function (blob, ...others) {
  if (this.name === BLOBS) {
    for (const gone of Array.isArray(blob) ? blob : [typeof blob === "number" ? this.get(blob) : blob]) {
      found(this).delete(key(gone));
    }
  }
  return remove.call(this, blob, ...others);
};

Collection.prototype.findOne = function (query) {
  const names = Object.keys(query ?? {});
  const exact = names.length === 4 && ["accountName", "containerName", "name", "snapshot"].every((name) => names.includes(name));
  return this.name === BLOBS && exact ? found(this).get(key(query)) ?? null : findOne.call(this, query);
};
