package io.facet.job;

import io.facet.face.EyePositions;

/** The portrait that comes with Facet: Eileen Collins, astronaut; NASA, in the public domain. */
public final class SamplePortrait {

    /** What it is called. */
    public static final String TITLE = "Eileen Collins (NASA)";

    /** Its path on the class path. */
    public static final String RESOURCE = "/io/facet/sample/astronaut.png";

    /** Its pupils: the middles of the irises, read from the enlarged picture. */
    public static final EyePositions EYES = new EyePositions(203.0, 100.6, 246.4, 102.7);

    private SamplePortrait() {}

    /** The portrait, as a picture to edit. */
    public static InputPicture picture() {
        return InputPicture.ofResource(RESOURCE);
    }
}
