using Persistence.Analyzers.Tests.Harness;

namespace Persistence.Analyzers.Tests.Rules;

/// <summary>V2101 to V2103: a session class is a simple data class.</summary>
public sealed class SessionClassTests
{
    [Theory]
    [InlineData("public int A { get; set; } public int B { get; init; } public System.Collections.Generic.List<int> C { get; } = [];", 3)]
    [InlineData("public int A => 1; public int B { get => 2; } public int C { get { return 3; } }", 0)]
    [InlineData("public int A { get => field; set => field = value; }", 1)]
    [InlineData("int A { get; set; } internal int B { get; set; } public static int C { get; set; } public int D;", 0)]
    [InlineData("[System.ComponentModel.DataAnnotations.Schema.NotMapped] public int A { get; set; }", 0)]
    [InlineData("[System.Text.Json.Serialization.JsonIgnore] public int A { get; set; }", 0)]
    [InlineData("[Persistence.AppendOnly] public System.Collections.Generic.List<int> A { get; init; } = [];", 1)]
    public async Task Persisted_members(string members, int expected)
    {
        var found = await AnalyzerRun.On(SessionCode.With(members) + SessionCode.Attributes).Option("v2.max_session_members", "0").Find("V2101");
        Assert.Equal(expected, found.Count == 0 ? 0 : Assert.Single(found).AdditionalLocations.Count);
    }

    [Fact]
    public async Task A_positional_record_has_its_parameters()
    {
        var text = "[Persistence.PersistedSession] public partial record Chat(string Id, int B) { public int C { get; set; } }\n" + SessionCode.Attributes;
        Assert.Equal(["V2101 1:74 [B] Session class 'Chat' has 3 persisted members; V2 allows 1"], await AnalyzerRun.On(text).Option("v2.max_session_members", "1").Report("V2101"));
    }

    [Fact]
    public async Task Parts_of_a_session_class_are_not_summed()
    {
        var text = SessionCode.With("public int A { get; set; }") + "public partial class Chat { public int B { get; set; } }\n" + SessionCode.Attributes;
        Assert.Empty(await AnalyzerRun.On(text).Option("v2.max_session_members", "1").Report("V2101"));
        Assert.Equal(2, (await AnalyzerRun.On(text).Option("v2.max_session_members", "0").Report("V2101")).Count);
    }

    [Theory]
    [InlineData("public event System.Action Changed, Gone;", "Changed is an event, Gone is an event")]
    [InlineData("public event System.Action Changed { add { } remove { } }", "Changed is an event")]
    [InlineData("public System.Func<int> A { get; set; }", "A is a delegate")]
    [InlineData("private System.Action? a;", "a is a delegate")]
    [InlineData("public System.Delegate A { get; set; }", "A is a delegate")]
    [InlineData("public int A { get; set; } private string? b; delegate void D();", "")]
    public async Task Events_and_delegates(string members, string expected)
    {
        var found = await AnalyzerRun.On(SessionCode.With(members) + SessionCode.Attributes).Report("V2102");
        Assert.Equal(expected, string.Join(", ", found.Select(line => line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..line.IndexOf(';', StringComparison.Ordinal)].Replace("'", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("public int A { get; set; }")]
    [InlineData("public bool IsOver(int now) => now > 3 || now < 1;")]
    [InlineData("public int A { get => field; set => field = value < 0 ? 0 : value; }")]
    [InlineData("public int Twice { get { return 2; } }")]
    [InlineData("public void Reset() { A = 1; } public int A { get; set; }")]
    [InlineData("public Chat(int a, int b) { A = a; B = b; } public int A { get; } public int B { get; }")]
    [InlineData("public override string ToString() { var text = \"\"; if (text.Length > 1) { text += 1; } return text; }")]
    [InlineData("partial void OnLoaded();")]
    [InlineData("[SchemaUpgrade(From = 1)] private static void Upgrade1(object stored) { var text = \"\"; if (text.Length > 1) { text += 1; } }")]
    [InlineData("[Persistence.SchemaUpgradeAttribute(From = 1)] private static void Upgrade1(object stored) { var text = \"\"; if (text.Length > 1) { text += 1; } }")]
    public async Task Simple_members_are_no_behaviour(string members) =>
        Assert.Empty(await AnalyzerRun.On(SessionCode.With(members) + SessionCode.Attributes).Report("V2103"));

    [Theory]
    [InlineData("public void Add(int a) { A += a; B += a; } public int A { get; set; } public int B { get; set; }", "Add")]
    [InlineData("public void Check() { if (A > 1) { A = 1; } } public int A { get; set; }", "Check")]
    [InlineData("public int A { get; set { if (value > 0) { field = value; } } }", "set")]
    [InlineData("public Chat(int a) { if (a > 1) { A = a; } } public int A { get; }", "Chat")]
    [InlineData("public int Sum() { foreach (var i in new[] { 1 }) { } return 1; }", "Sum")]
    public async Task More_than_simple_members_are(string members, string expected)
    {
        var found = Assert.Single(await AnalyzerRun.On(SessionCode.With(members) + SessionCode.Attributes).Report("V2103"));
        Assert.Contains($"[{expected}] Session class 'Chat' has behaviour in", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behaviour_is_told_once_a_class_with_every_place()
    {
        var text = SessionCode.With("void A() { B(); B(); }\nvoid B() { A(); A(); }") + SessionCode.Attributes;
        var found = Assert.Single(await AnalyzerRun.On(text).Find("V2103"));
        Assert.Equal(2, found.AdditionalLocations.Count);
    }

    [Fact]
    public async Task An_interface_implementation_is_no_behaviour_of_its_own()
    {
        var text = "[Persistence.PersistedSession] public partial class Chat : System.IDisposable { public void Dispose() { var a = 1; a++; } }\n" + SessionCode.Attributes;
        Assert.Empty(await AnalyzerRun.On(text).Report("V2103"));
    }

    [Theory]
    [InlineData("public partial class Chat { public event System.Action A; void M() { var a = 1; a++; } }")]
    [InlineData("namespace Other { class PersistedSessionAttribute : System.Attribute; [PersistedSession] class Chat { public event System.Action A; } }")]
    public async Task Other_classes_may_have_all_that(string text) =>
        Assert.Empty(await AnalyzerRun.On(text + "\n" + SessionCode.Attributes).Report());
}
