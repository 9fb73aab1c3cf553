// A resource has one shape: what PUT answers, with 200 as with 201, is what GET answers.
const shapeOf = (operation, status) => operation?.responses?.[status]?.content?.['application/json']?.schema?.$ref;

export default (pathItem, _options, { path }) => {
  const expected = shapeOf(pathItem.get, '200');
  if (!pathItem.put || !expected) return [];
  return ['200', '201']
    .filter((status) => shapeOf(pathItem.put, status) !== expected)
    .map((status) => ({
      message: `PUT answers ${status} as ${shapeOf(pathItem.put, status)}, GET as ${expected}`,
      path: [...path, 'put', 'responses', status],
    }));
};
