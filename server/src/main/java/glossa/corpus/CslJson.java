package glossa.corpus;
import java.util.List;
/** Stub. */
public final class CslJson implements Format {
    @Override public String name() { return "CslJson"; }
    @Override public boolean recognises(SourceText source) { return false; }
    @Override public Reading read(SourceText source) { return new Reading(List.of(), List.of()); }
}
