// Drives the local Azure with Microsoft's own clients for JavaScript, from signing in to deleting everything, each long-running
// operation followed by the client's own poller.
//
//   NODE_EXTRA_CA_CERTS=.data/local-azure.pem node client.mjs https://127.0.0.1:8443 [SUBSCRIPTION]
//
// Prints a line for each thing that was seen to work; ends with 0 only when all were.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ClientSecretCredential } = require('@azure/identity');
const { NetworkManagementClient } = require('@azure/arm-network');
const { ResourceManagementClient } = require('@azure/arm-resources');

const [endpoint, subscription = '11111111-1111-1111-1111-111111111111'] = process.argv.slice(2);
const owner = '11111111-1111-1111-1111-111111111111';
const group = `client-${process.pid}`;
const impatient = { updateIntervalInMs: 50 };
const seen = (what) => console.log(`seen ${what}`);
const refused = (promise, code) => assert.rejects(promise, (error) => {
  assert.equal(error.code, code, error.message);
  return true;
});
const all = async (pages) => {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
};

// The tenant "adfs" makes the client sign in as it does at Active Directory Federation Services
const credential = new ClientSecretCredential('adfs', owner, 'any', { authorityHost: endpoint, disableInstanceDiscovery: true });
const resources = new ResourceManagementClient(credential, subscription, { endpoint });
const network = new NetworkManagementClient(credential, subscription, { endpoint });

async function groups() {
  assert.equal((await resources.providers.register('Microsoft.Network')).registrationState, 'Registered');
  assert.equal((await resources.resourceGroups.checkExistence(group)).body, false);
  await refused(resources.resourceGroups.get(group), 'ResourceGroupNotFound');
  await resources.resourceGroups.createOrUpdate(group, { location: 'westus2', tags: { from: 'client' } });
  assert.equal((await resources.resourceGroups.checkExistence(group)).body, true);
  const tagged = await all(resources.resourceGroups.list({ filter: "tagName eq 'from' and tagValue eq 'client'" }));
  assert.ok(tagged.some((each) => each.name === group));
  seen('a resource group that comes into being');
}

async function virtualNetwork(name, prefix) {
  const made = await network.virtualNetworks.beginCreateOrUpdateAndWait(group, name, {
    location: 'westus2',
    addressSpace: { addressPrefixes: [`${prefix}.0.0/16`] },
    subnets: [{ name: 'default', addressPrefix: `${prefix}.0.0/24` }],
  }, impatient);
  assert.equal(made.provisioningState, 'Succeeded');
  return made;
}

async function networks() {
  const [hub, spoke] = await Promise.all([virtualNetwork('hub', '10.0'), virtualNetwork('spoke', '10.1')]);
  const wider = await network.subnets.beginCreateOrUpdateAndWait(group, 'hub', 'second', { addressPrefix: '10.0.1.0/24' }, impatient);
  assert.equal(wider.provisioningState, 'Succeeded');
  await refused(network.subnets.beginCreateOrUpdateAndWait(group, 'hub', 'third', { addressPrefix: '10.0.1.0/25' }, impatient),
    'NetcfgSubnetRangesOverlap');
  await network.virtualNetworks.updateTags(group, 'hub', { tags: { mine: 'yes' } });
  const read = await network.virtualNetworks.get(group, 'hub');
  assert.deepEqual(read.subnets.map((subnet) => subnet.name), ['default', 'second']);
  assert.equal(read.tags.mine, 'yes');
  assert.deepEqual((await all(network.virtualNetworks.list(group))).map((each) => each.name), ['hub', 'spoke']);
  assert.ok((await all(network.virtualNetworks.listAll())).length >= 2);
  seen('virtual networks that are made, changed, read and listed');
  await peerings(hub, spoke);
  await network.virtualNetworks.beginDeleteAndWait(group, 'spoke', impatient);
  await refused(network.virtualNetworks.get(group, 'spoke'), 'ResourceNotFound');
  seen('a virtual network that goes');
}

async function peerings(hub, spoke) {
  const peer = (from, name, to) => network.virtualNetworkPeerings.beginCreateOrUpdateAndWait(group, from, name, {
    remoteVirtualNetwork: { id: to.id }, allowVirtualNetworkAccess: true,
  }, impatient);
  assert.equal((await peer('hub', 'to-spoke', spoke)).peeringState, 'Initiated');
  assert.equal((await peer('spoke', 'to-hub', hub)).peeringState, 'Connected');
  const half = await network.virtualNetworkPeerings.get(group, 'hub', 'to-spoke');
  assert.equal(half.peeringState, 'Connected');
  assert.equal(half.peeringSyncLevel, 'FullyInSync');
  await refused(peer('hub', 'again', spoke), 'AnotherPeeringAlreadyReferencesRemoteVnet');
  assert.deepEqual((await all(network.virtualNetworkPeerings.list(group, 'hub'))).map((each) => each.name), ['to-spoke']);
  await network.virtualNetworkPeerings.beginDeleteAndWait(group, 'spoke', 'to-hub', impatient);
  assert.equal((await network.virtualNetworkPeerings.get(group, 'hub', 'to-spoke')).peeringState, 'Disconnected');
  await network.virtualNetworkPeerings.beginDeleteAndWait(group, 'hub', 'to-spoke', impatient);
  assert.deepEqual(await all(network.virtualNetworkPeerings.list(group, 'hub')), []);
  seen('a peering from both sides, and its end');
}

async function managedCluster() {
  const version = '2024-04-01';
  const name = `kvs-${process.pid}`;
  const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.ServiceFabric/managedClusters/${name}`;
  const put = (which, body) => resources.resources.beginCreateOrUpdateByIdAndWait(which, version, body, impatient);
  await refused(put(id, { location: 'westus2', sku: { name: 'Standard' }, properties: { dnsName: name } }), 'InvalidParameter');
  const cluster = await put(id, {
    location: 'westus2',
    sku: { name: 'Standard' },
    properties: { dnsName: name, adminUserName: 'kvsadmin', adminPassword: 'Sesame-Open-1', clusterUpgradeMode: 'Automatic' },
  });
  assert.equal(cluster.properties.provisioningState, 'Succeeded');
  assert.equal(cluster.properties.clusterState, 'WaitingForNodes');
  const nodes = (count) => ({
    properties: {
      isPrimary: true, vmInstanceCount: count, vmSize: 'Standard_D2s_v5', dataDiskSizeGB: 128,
      vmImagePublisher: 'MicrosoftWindowsServer', vmImageOffer: 'WindowsServer', vmImageSku: '2022-Datacenter', vmImageVersion: 'latest',
    },
  });
  const poller = await resources.resources.beginCreateOrUpdateById(`${id}/nodeTypes/System`, version, nodes(5), impatient);
  const states = [];
  poller.onProgress((state) => states.push(state.status));
  await poller.pollUntilDone();
  assert.deepEqual([...new Set(states)], ['running', 'succeeded']);
  assert.equal((await resources.resources.getById(id, version)).properties.clusterState, 'Ready');
  const grown = await put(`${id}/nodeTypes/System`, nodes(6));
  assert.equal(grown.properties.vmInstanceCount, 6);
  const listed = await all(resources.resources.listByResourceGroup(group, { filter: "resourceType eq 'Microsoft.ServiceFabric/managedClusters'" }));
  assert.deepEqual(listed.map((each) => each.name), [name]);
  await refused(resources.resources.beginDeleteByIdAndWait(`${id}/nodeTypes/System`, version, impatient), 'InvalidParameter');
  await resources.resources.beginDeleteByIdAndWait(id, version, impatient);
  await assert.rejects(resources.resources.getById(id, version), (error) => error.statusCode === 404);
  seen('a managed cluster that is made, grows and goes');
}

await groups();
await Promise.all([networks(), managedCluster()]);
await refused(resources.resources.getById(`/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworks/hub`,
  '1999-01-01'), 'NoRegisteredProviderFound');
await resources.resourceGroups.beginDeleteAndWait(group, impatient);
assert.equal((await resources.resourceGroups.checkExistence(group)).body, false);
seen('a resource group that goes with all in it');
