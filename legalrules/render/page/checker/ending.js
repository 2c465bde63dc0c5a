// The ending of a case (section 8).

/** Whether an atom of the case is certain and possible in a model. */
function truthOf(model, id, thing) {
  return { certain: model.holds(id, [thing], "certain"), possible: model.holds(id, [thing], "possible") };
}

/** The ending by rows 1 to 6, or null where the model of what answers could give must tell. */
function settledEnding(type, model, thing, digest_) {
  const isTrue = (id) => truthOf(model, id, thing).certain;
  const isFalse = (id) => !truthOf(model, id, thing).possible;
  const handOver = (reason) => object({ kind: "hand_over", reason });
  const met = type.outcomes.filter((one) => isTrue(one.atom));
  if (model.stated.conflict || model.conflict || type.constraints.some(isTrue)) return handOver("conflict");
  if (met.length > 1) return handOver("exclusive_outcomes");
  if (type.obstacles.some(isTrue)) return handOver("obstacle");
  if (met.length === 1) {
    const [{ id, delegated }] = met;
    if (delegated === null || isFalse(delegated)) return handOver("not_delegated");
    if (isTrue(delegated) && type.obstacles.every(isFalse)) {
      return object({ kind: "decided", outcome: id, follow_up: isFollowedUp(type, digest_) });
    }
  }
  return type.outcomes.every((one) => isFalse(one.atom)) ? handOver("no_outcome") : null;
}

/** The ending by rows 7 and 8. */
function openEnding(type, model, thing) {
  const isCertain = (id) => truthOf(model, id, thing).certain;
  const canBeMet = type.outcomes.some((one) => one.delegated !== null && isCertain(one.atom) && isCertain(one.delegated));
  const isHindered = type.obstacles.some((id) => truthOf(model, id, thing).possible);
  return object(canBeMet && !isHindered ? { kind: "complete" } : { kind: "hand_over", reason: "open" });
}

/** Whether the first 13 digits of the digest are below the share of 16 to the power of 13. */
function isFollowedUp(type, digest_) {
  const drawn = { m: BigInt(`0x${digest_.slice(0, 13)}`), k: 0 };
  return order(drawn, times(type.share, { m: 16n ** 13n, k: 0 })) < 0;
}
