/**
 * Runs sentence-transformer models: the model's files and their hashes, its tokenizer and its inference on ONNX
 * Runtime. Opened once by the program before the first record, then called by the {@code embed} processors on every
 * stream thread at once. The only package that knows ONNX Runtime and the tokenizer library.
 */
@NullMarked
package io.nearfar.embedding.onnx;

import org.jspecify.annotations.NullMarked;
