using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Entries that others serialize, whose id the log names.</summary>
internal static class NamedIdCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } = [new(Contract.Idempotent, EntriesOfOthersHaveTheIdThatTheLogNames)];

    private static void EntriesOfOthersHaveTheIdThatTheLogNames(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        store.Create(new PostBox { Id = "b", Labels = { Label("a", "first"), Label("a", "second") } });
        Check.Equal(2L, store.AppendLabels("b", Label("a", "third"), Label("B", "b")));
        CheckThrows("Labels[1].Code", () => store.AppendLabels("b", Label("c", "c"), Label(null, "none")));
        CheckThrows("Labels[0].Code", () => store.AppendLabels("b", Label("", "empty")));
        CheckThrows("Labels[0].Code", () => store.Create(new PostBox { Id = "c", Labels = { Label(null, "none") } }));
        var box = store.Load("b");
        box.Labels.Add(Label(null, "none"));
        CheckThrows("Labels[2].Code", () => store.Save(box));
        box.Labels[2] = Label("b", "other");
        store.Save(box);
        Check.Sequence(["a first", "B b", "b other"], context.Open<IPostBoxStore>().ReadLabels("b").Select(static label => $"{label.Code} {label.Text}"));
        Check.Equal(1L, store.Count());
    }

    private static PostLabel Label(string? code, string text) => new() { Code = code, Text = text };

    private static void CheckThrows(string member, Action call) =>
        Check.Sequence([member], Check.Throws<SessionValidationException>(call).Failures.Select(static failure => failure.Member));
}
