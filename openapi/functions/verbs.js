// The verb of an operationId follows from the method and the path: Regions_List, Regions_Get, Regions_CreateOrReplace,
// Regions_Delete, Regions_WhatIf.
const verbFor = (path, method) => {
  const action = /:([a-zA-Z-]+)$/.exec(path)?.[1]?.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  if (action) return new RegExp(`^${action[0].toUpperCase()}${action.slice(1)}`);
  if (method === 'get') return /^[^/]*$/.test(path.slice(1)) ? /^List/ : /^(Get|List|Stream)/;
  return { put: /^(CreateOrReplace|Put|Upload)/, post: /^Create/, delete: /^Delete/ }[method] ?? /./;
};

export default (paths, _options, { path }) =>
  Object.entries(paths).flatMap(([route, item]) =>
    Object.entries(item ?? {})
      .filter(([, operation]) => typeof operation?.operationId === 'string')
      .filter(([method, { operationId }]) => !verbFor(route, method).test(operationId.split('_')[1] ?? ''))
      .map(([method, { operationId }]) => ({
        message: `${operationId} has the wrong verb for ${method.toUpperCase()} ${route}`,
        path: [...path, route, method, 'operationId'],
      })),
  );
