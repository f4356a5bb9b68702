using Microsoft.CodeAnalysis;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Schema;

/// <summary>What the file knows of earlier versions counts as long as their data may be stored.</summary>
public sealed class History
{
    private static string Class(string members, string settings = "", string name = "Chat") => $$"""
        [PersistedSession{{settings}}] public partial class {{name}} { [Key] public string Id { get; init; } = ""; public int Other { get; set; } {{members}} }
        """;

    private static string Updated(string file, string source)
    {
        var found = Remembered.Analyze(file, source);
        Assert.All(found, static diagnostic => Assert.Equal("PG1001", diagnostic.Id));
        return Remembered.Write(file, found);
    }

    [Fact]
    public void A_name_that_was_retired_or_renamed_stays_in_the_file_and_is_missed_when_the_mark_goes()
    {
        var file = Remembered.FileOf(Class("public int A { get; set; } [AppendOnly] public List<string> Log { get; init; } = [];"));
        var renamed = Class("[PersistedName(\"b\", Former = [\"A\"])] public int B { get; set; } [AppendOnly, PersistedName(\"lines\", Former = [\"Log\"])] public List<string> Lines { get; init; } = [];", "(SchemaVersion = 2)");
        file = Updated(file, renamed);
        Assert.Contains("chat header a: int @1..1\n", file, StringComparison.Ordinal);
        Assert.Contains("chat header b: int @2\n", file, StringComparison.Ordinal);
        Assert.Empty(Remembered.Analyze(file, renamed));

        // A second renaming that forgets the first one loses the data of version 1.
        var twice = Class("[PersistedName(\"c\", Former = [\"B\"])] public int C { get; set; } [AppendOnly, PersistedName(\"lines\", Former = [\"Log\"])] public List<string> Lines { get; init; } = [];", "(SchemaVersion = 3)");
        var found = Assert.Single(Remembered.Analyze(file, twice));
        Assert.Equal("PG1004", found.Id);
        Assert.Equal("'a' of 'Chat' is not read any more (versions up to 1 stored int there); if it was renamed name it as Former, else read it in an upgrade step, retire its name, or accept it", found.GetMessage(null));
        file = Updated(file, twice.Replace("Former = [\"B\"]", "Former = [\"B\", \"A\"]", StringComparison.Ordinal));
        Assert.Contains("chat header a: int @1..1\n", file, StringComparison.Ordinal);
        Assert.Contains("chat header b: int @2..2\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_takes_more_in_a_higher_version_is_only_out_of_date()
    {
        var file = Remembered.FileOf(Class("public int A { get; set; }"));
        Remembered.Reports(file, Class("public long {|PG1009:A|} { get; set; }"));
        var raised = Class("public long A { get; set; }", "(SchemaVersion = 2)");
        file = Updated(file, raised);
        Assert.Contains("chat header a: long @1\n", file, StringComparison.Ordinal);
        Assert.Empty(Remembered.Analyze(file, raised));
    }

    [Fact]
    public void A_member_that_takes_the_place_of_another_stands_in_the_file_once()
    {
        var file = Remembered.FileOf(Class("public int A { get; set; } public int B { get; set; }"));
        var joined = Class("[PersistedName(\"b\", Former = [\"A\"])] public int {|PG1006:B|} { get; set; }");
        file = Remembered.Write(file, Remembered.Reports(file, joined));
        Assert.Single(file.Split('\n'), static line => line.StartsWith("chat header b: ", StringComparison.Ordinal));
        Assert.Empty(Remembered.Analyze(file, Usage.Unmark(joined).Source));
    }

    // Version 1 stored a number there, which version 3 reads too; accepting what version 2 stored does not settle that.
    [Fact]
    public void A_changed_type_is_compared_with_what_each_earlier_version_stored()
    {
        var file = Remembered.FileOf(Class("public int A { get; set; }"));
        file = Updated(file, Class("[PersistedName(\"b\", Former = [\"A\"])] public int B { get; set; }", "(SchemaVersion = 2)"));
        file = Updated(file, Class("[PersistedName(\"b\")] public int B { get; set; } public int A { get; set; }", "(SchemaVersion = 2)"));
        Assert.Contains("chat header a: int @1..1\nchat header a: int @2\n", file, StringComparison.Ordinal);
        var changed = Class("[PersistedName(\"b\")] public int B { get; set; } public string {|PG1008:{|PG1008:A|}|} { get; set; } = \"\";", "(SchemaVersion = 3)");
        file = Remembered.Write(file, Remembered.Reports(file, changed));
        Assert.Contains("chat header a: int @1..1 accepted: ", file, StringComparison.Ordinal);
        Assert.All(Remembered.Analyze(file, Usage.Unmark(changed).Source), static found => Assert.Equal("PG1001", found.Id));
    }

    [Fact]
    public void A_retired_name_is_settled_for_a_member_and_for_a_log()
    {
        var file = Remembered.FileOf(Class("public int A { get; set; } [AppendOnly] public List<Entry> Log { get; init; } = [];") + "public record Entry(string Text, int Weight);");
        var retired = Class("").Replace("[PersistedSession]", "[PersistedSession, Retired(\"a\"), Retired(\"Log\")]", StringComparison.Ordinal);
        file = Updated(file, retired);
        Assert.Contains("chat log log.text: string required @1..1\n", file, StringComparison.Ordinal);
        Assert.Empty(Remembered.Analyze(file, retired));
        Assert.Equal(["PG1004", "PG1005"], Remembered.Analyze(file, Class("")).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_name_that_was_accepted_as_gone_is_not_used_for_something_else()
    {
        var file = Remembered.FileOf(Class("public int A { get; set; }"));
        file = Remembered.Write(file, Remembered.Analyze(file, Class("")));
        Assert.Contains("chat header a: int @1..1 accepted: nobody reads it any more\n", file, StringComparison.Ordinal);
        Assert.Empty(Remembered.Analyze(file, Class("")));
        Remembered.Reports(file, Class("public string {|PG1019:A|} { get; set; } = \"\";"));
        Assert.Equal(["PG1001"], Remembered.Analyze(file, Class("public int A { get; set; }")).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_class_that_is_gone_is_missed_and_remembered()
    {
        var note = Class("", name: "Note");
        var file = Remembered.FileOf(Class("") + note);
        var gone = Remembered.Analyze(file, note.Replace("Note", "{|PG1003:Note|}", StringComparison.Ordinal).Replace("{|PG1003:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));
        Assert.Equal("No class stores 'chat' any more (it was Chat): what is stored under that name is not found; give the class that name, or accept that it is gone", Assert.Single(gone).GetMessage(null));
        Remembered.Reports(file, note.Replace("class Note", "class {|PG1003:Note|}", StringComparison.Ordinal));
        var accepted = Remembered.Write(file, gone);
        Assert.Empty(Remembered.Analyze(accepted, note));
        Assert.Contains(" Chat removed: nobody reads its data any more\n", accepted, StringComparison.Ordinal);
        Assert.Contains("chat header other: int @1\n", accepted, StringComparison.Ordinal);

        // The last class of a project is missed too, and one that came back is compared again.
        Assert.Equal(["PG1003", "PG1003"], Remembered.Analyze(file, "public class Elsewhere { }").Select(static diagnostic => diagnostic.Id));
        Assert.Equal("PG1008", Remembered.Analyze(accepted, note, Class("").Replace("int Other", "string? Other", StringComparison.Ordinal)).First(static diagnostic => diagnostic.Id != "PG1001").Id);
    }

    [Fact]
    public void A_class_with_another_storage_name_is_reported_where_it_is()
    {
        var file = Remembered.FileOf(Class("") + Class("", name: "Note"));
        var found = Remembered.Reports(file, Class("", name: "Note") + Class("", "(Name = \"talk\")").Replace("class Chat", "class {|PG1001:{|PG1003:Chat|}|}", StringComparison.Ordinal));
        Assert.Equal("chat", found.Single(static diagnostic => diagnostic.Id == "PG1003").Properties["StorageName"]);
    }

    [Fact]
    public void A_log_renamed_under_the_first_version_is_what_the_file_says_where_it_knows_the_class()
    {
        var source = Class("[AppendOnly, PersistedName(\"lines\", Former = [\"Log\"])] public List<string> Lines { get; init; } = [];");
        var usage = new Persistence.Generators.Diagnostics.UsageAnalyzer();
        var project = UserProject.Of(source);
        Assert.Equal(["PG0021"], Remembered.Analyze(usage, null, project).Select(static diagnostic => diagnostic.Id));
        Assert.Empty(Remembered.Analyze(usage, Remembered.FileOf(source), project));
        var before = Remembered.FileOf(Class("[AppendOnly] public List<string> Log { get; init; } = [];"));
        Assert.Equal(["PG1007"], Remembered.Analyze(before, source).Select(static diagnostic => diagnostic.Id));
    }
}
