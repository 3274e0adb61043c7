/**
 * Measures the search of recent vectors beside its peers: vectors of generated texts, planted neighbours, exact answers,
 * then turns of query, insert and expiry through a real row store. One thread measures; only preparing uses more.
 */
@NullMarked
package io.nearfar.bench.search;

import org.jspecify.annotations.NullMarked;
