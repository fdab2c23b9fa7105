/**
 * Maps, displacement fields and resampling of the plane. This package does not depend on faces:
 * positions are in pixels, and pictures are arrays of samples.
 *
 * <p>A map takes positions of a crop to those of its photograph. It is a {@link
 * io.facet.warp.Similarity} or, bent by a {@link io.facet.warp.SmoothDisplacement}, a {@link
 * io.facet.warp.BentMap}. A {@link io.facet.warp.DisplacementField} moves the pixels of a crop, and
 * a {@link io.facet.warp.FreeFormDeformation} represents such fields with few parameters:
 *
 * <pre>{@code
 * FreeFormDeformation deformation = new FreeFormDeformation(crop.width());
 * float[] parameters = new float[deformation.parameters()];
 * WarpedCrop moved = WarpedCrop.of(crop, deformation.field(parameters));
 * FloatImage picture = moved.picture(); // equal to the crop, as all displacements are 0
 * }</pre>
 *
 * <p>All resampling interpolates with {@link io.facet.warp.CubicTaps}, which also gives the
 * low-pass filter where the target is coarser than the source.
 *
 * <p>Positions are in pixels, x to the right and y downwards; (0, 0) is the middle of the first
 * pixel. All classes are immutable and thread-safe. Some records return their arrays uncopied, as
 * documented there; callers must not write to these.
 */
package io.facet.warp;
