using System.Text.Json;

namespace Persistence.Shapes.Tests.Exactness;

/// <summary>Two versions of one class on the same data: what the older one does not know it keeps where it is asked to, on every backend.</summary>
public abstract class KeptTests
{
    /// <summary>Whether unknown members of a header or entry are columns, which the older class neither sees nor touches.</summary>
    protected virtual bool AreColumns => false;

    [Fact]
    public void What_a_newer_class_wrote_survives_a_save_of_the_older_one()
    {
        Create("a");
        using (var store = Keeping())
        {
            var note = store.Load("a");
            var stale = store.Load("a");
            Assert.Equal(AreColumns ? null : "\"glad\" 3", note.Rest is { } rest ? $"{rest["mood"].GetRawText()} {rest["level"].GetRawText()}" : null);
            Assert.Equal(AreColumns ? null : "\"me\"", note.Lines[0].Rest?["by"].GetRawText());
            note.Text = "changed";
            note.Lines.Add(new KeepingLine("second") { Rest = AreColumns ? null : new() { ["by"] = JsonSerializer.SerializeToElement("you") } });
            store.Save(note);
            stale.Rest = [];
            Assert.Throws<SessionConflictException>(() => store.Save(stale));
        }

        using (var store = Newer())
        {
            var note = store.Load("a");
            Assert.Equal(("changed", "glad", 3), (note.Text, note.Mood, note.Level));
            Assert.Equal([new NewLine("first", "me"), new NewLine("second", AreColumns ? null : "you")], note.Lines);
        }
    }

    [Fact]
    public void What_the_older_class_takes_away_is_gone()
    {
        Create("b");
        using (var store = Keeping())
        {
            var note = store.Load("b");
            note.Rest?.Remove("mood");
            store.Save(note);
        }

        using (var store = Newer())
        {
            Assert.Equal((AreColumns ? "glad" : null, 3), (store.Load("b").Mood, store.Load("b").Level));
        }
    }

    [Fact]
    public void What_a_class_does_not_know_is_kept_by_its_saves()
    {
        Create("c");
        using (var store = Plain())
        {
            var note = store.Load("c");
            note.Text = "changed";
            store.Save(note);
        }

        using (var store = Newer())
        {
            Assert.Equal(("changed", "glad", 3), (store.Load("c").Text, store.Load("c").Mood, store.Load("c").Level));
        }
    }

    [Fact]
    public void A_name_that_a_member_has_is_refused_with_its_entry()
    {
        foreach (var name in new[] { "text", "Text", "id", "lines" })
        {
            using var store = Keeping();
            var rest = new Dictionary<string, JsonElement> { ["free"] = JsonSerializer.SerializeToElement(1), [name] = JsonSerializer.SerializeToElement(2) };
            var error = Assert.Throws<SessionValidationException>(() => store.Create(new KeepingNote { Id = "d", Rest = rest }));
            Assert.Equal([$"Rest[\"{name}\"]"], error.Failures.Select(static failure => failure.Member));
            Assert.False(store.Exists("d"));
        }

        using var lines = Keeping();
        lines.Create(new KeepingNote { Id = "e" });
        var line = new KeepingLine("x") { Rest = new() { ["TEXT"] = JsonSerializer.SerializeToElement(1) } };
        Assert.Equal(["Lines[0].Rest[\"TEXT\"]"], Assert.Throws<SessionValidationException>(() => lines.AppendLines("e", line)).Failures.Select(static failure => failure.Member));
        lines.Delete("e");
    }

    /// <summary>A store of the class as it will be, on this test's own place.</summary>
    protected abstract INewNoteStore Newer();

    /// <summary>A store of the class as it was.</summary>
    protected abstract IKeepingNoteStore Keeping();

    /// <summary>A store of the class as it was, which keeps nothing.</summary>
    protected abstract IPlainNoteStore Plain();

    private void Create(string id)
    {
        using var store = Newer();
        store.Create(new NewNote { Id = id, Text = "text", Mood = "glad", Level = 3, Lines = [new NewLine("first", "me")] });
    }
}
