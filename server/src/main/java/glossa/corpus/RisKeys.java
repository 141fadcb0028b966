package glossa.corpus;

import glossa.corpus.SourceEdits.Edit;
import glossa.corpus.SourceKeys.Place;
import glossa.corpus.SourceKeys.Role;
import glossa.corpus.TaggedText.Field;

import java.util.ArrayList;
import java.util.List;

/** The keys of RIS: the first {@code ID} of each record, where it is one word. */
final class RisKeys implements SourceKeys.Writer {
    @Override
    public List<Place> places(SourceText source) {
        TaggedText text = Ris.fields(source);
        List<Place> places = new ArrayList<>();
        int record = 0;
        boolean named = false;
        for (Field field = text.next(); field != null; field = text.next()) {
            if (field.tag().equals("TY") || field.tag().equals("ER")) {
                record++;
                named = false;
            } else if (field.tag().equals("ID") && !named && field.value().matches("\\S+")) {
                places.add(new Place(field.span(), field.value(), Role.KEY, record));
                named = true;
            }
        }
        return places;
    }

    @Override
    public Edit written(String text, Place place, String key) {
        return new Edit(place.span(), key);
    }
}
