package glossa.source.edit;

import glossa.source.SourceText;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.edit.SourceKeys.KeyPlace;
import glossa.source.edit.SourceKeys.KeyRole;
import glossa.source.tagged.Ris;
import glossa.source.tagged.TaggedText;
import glossa.source.tagged.TaggedText.Field;

import java.util.ArrayList;
import java.util.List;

/** The keys of RIS: the first {@code ID} of each record, if it is one word. */
final class RisKeys implements SourceKeys.Writer {
    @Override
    public List<KeyPlace> places(SourceText source) {
        TaggedText text = Ris.fields(source);
        List<KeyPlace> places = new ArrayList<>();
        int record = 0;
        boolean named = false;
        for (Field field = text.next(); field != null; field = text.next()) {
            if (field.tag().equals("TY") || field.tag().equals("ER")) {
                record++;
                named = false;
            } else if (field.tag().equals("ID") && !named && field.value().matches("\\S+")) {
                places.add(new KeyPlace(field.span(), field.value(), KeyRole.KEY, record));
                named = true;
            }
        }
        return places;
    }

    @Override
    public Edit written(String text, KeyPlace place, String key) {
        return new Edit(place.span(), key);
    }
}
