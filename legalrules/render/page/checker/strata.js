// What depends on what: strata, and the slice of a case type.

/** What a rule's head depends on: pairs of a predicate and whether the dependence is negative. */
function* dependencies(rule) {
  for (const literal of rule.body) {
    if (literal.kind === "atom" || literal.kind === "not") yield [literal.predicate, literal.kind === "not"];
    if (literal.kind === "compare") yield* reads([literal.left, literal.right]);
  }
  yield* reads([rule.head.value]);
}

function* reads(expressions) {
  for (const one of within(expressions)) if (one.predicate !== undefined) yield [one.predicate, true];
}

/** The component of each derived predicate. Refuses a program in which a component depends on itself negatively. */
function strata(program) {
  const edges = new Map([...program.predicates.keys()].map((id) => [id, []]));
  const against = [];
  for (const rule of program.rules) {
    for (const [id, isNegative] of dependencies(rule)) {
      edges.get(rule.head.predicate).push(id);
      if (isNegative) against.push([rule.head.predicate, id]);
    }
  }
  const component = components(edges);
  for (const [head, id] of against) {
    if (component.get(head) === component.get(id)) refuse("read", "stratified", quoted(head));
  }
  return component;
}

/** Strongly connected components (Tarjan), without recursion: a chain may be as long as the program. */
function components(edges) {
  const [seen, low, component, open] = [new Map(), new Map(), new Map(), []];
  for (const root of edges.keys()) {
    if (seen.has(root)) continue;
    const path = [[root, 0]];
    while (path.length) {
      const top = path[path.length - 1];
      const [id, next] = top;
      if (next === 0) {
        seen.set(id, seen.size);
        low.set(id, seen.get(id));
        open.push(id);
      }
      const following = edges.get(id)[next];
      if (following !== undefined) {
        top[1]++;
        if (!seen.has(following)) path.push([following, 0]);
        else if (!component.has(following)) low.set(id, Math.min(low.get(id), seen.get(following)));
        continue;
      }
      path.pop();
      if (low.get(id) === seen.get(id)) close(id, open, component);
      if (path.length) {
        const above = path[path.length - 1][0];
        low.set(above, Math.min(low.get(above), low.get(id)));
      }
    }
  }
  return component;
}

function close(id, open, component) {
  let one;
  do {
    one = open.pop();
    component.set(one, id);
  } while (one !== id);
}

/** The predicates of the slice of a case type, and the rules whose head is among them. */
function sliceOf(program, type) {
  const byHead = new Map();
  for (const rule of program.rules) {
    if (!byHead.has(rule.head.predicate)) byHead.set(rule.head.predicate, []);
    byHead.get(rule.head.predicate).push(rule);
  }
  const goals = [type.day, ...type.obstacles, ...type.constraints, ...type.information];
  for (const { atom, delegated } of type.outcomes) goals.push(atom, ...(delegated === null ? [] : [delegated]));
  const predicates = new Set(goals);
  const rules = [];
  for (const id of predicates) {
    for (const rule of byHead.get(id) ?? []) {
      rules.push(rule);
      for (const [read] of dependencies(rule)) predicates.add(read);
    }
  }
  return { predicates, rules };
}
