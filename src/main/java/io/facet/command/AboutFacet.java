package io.facet.command;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.FacetVersion;
import io.facet.Progress;
import io.facet.job.SamplePortrait;
import io.facet.models.NetworkList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Reports the version of Facet, what is installed, and the licences that apply. */
@Plugin(
        type = Command.class,
        visible = false,
        name = "about",
        label = "About & Licences",
        description =
                "Shows Facet's version, the installed networks with their attributes and their"
                        + " licences, and the licences of what Facet is built on.")
public final class AboutFacet extends NetworkCommand {

    private static final List<String> LICENCES =
            List.of(
                    "Facet, its network and attributes: BSD 2-Clause",
                    "Networks that find faces, of @vladmandic/face-api: MIT",
                    "TensorFlow and TensorFlow Java, JavaCPP, picocli, Gson, MFL, Commons Compress and"
                            + " CSV, JNA: Apache 2.0",
                    "jHDF, SLF4J: MIT",
                    "protobuf: BSD 3-Clause",
                    "ImgLib2, SciJava Common: BSD 2-Clause",
                    "ImageJ, and the portrait of NASA: public domain",
                    "Composite portraits, " + SamplePortrait.WHITE_WOMAN.attribution());

    private static final String METHOD =
            "The method is after Li, Zuo and Zhang (2016), Convolutional Network for"
                    + " Attribute-driven and Identity-preserving Human Face Generation,"
                    + " arXiv 1608.06434.";

    @Parameter(type = ItemIO.OUTPUT, description = "The text.")
    private String about;

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        StringBuilder text = new StringBuilder();
        text.append("Facet ").append(FacetVersion.current()).append("\n").append(METHOD);
        text.append("\n\n").append(NetworkList.of(models()));
        text.append("\nLicences:\n");
        LICENCES.forEach(licence -> text.append("  ").append(licence).append('\n'));
        about = text.toString();
    }
}
