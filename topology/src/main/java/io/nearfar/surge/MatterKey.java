package io.nearfar.surge;

/**
 * Names a matter in its scope.
 *
 * @param model fingerprint of the model of its cluster
 * @param cluster id of that cluster
 */
public record MatterKey(String model, long cluster) {}
