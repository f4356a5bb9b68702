using System.Text.Json;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Members that are left out of JSON where they have their defaults.</summary>
internal static class OmittedCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } = [new(Contract.Values, ADefaultThatIsLeftOutNeedsNoText)];

    private static void ADefaultThatIsLeftOutNeedsNoText(CaseContext context)
    {
        var store = context.Open<IBallotStore>();
        store.Create(new Ballot { Id = "a", Lines = { new("first") } });
        Check.Equal(3L, store.AppendLines("a", new BallotLine("second") { Mark = new("x") }, new BallotLine("third")));
        CheckDefault(store, "a");

        var ballot = store.Load("a");
        (ballot.Mark, ballot.Place, ballot.Seal, ballot.Extra) = (new("y"), (0, "left"), new byte[] { 1 }, JsonDocument.Parse("null").RootElement);
        store.Save(ballot);
        ballot = context.Open<IBallotStore>().Load("a");
        Check.Equal("y (0, left) 1 Null", Text(ballot));
        Check.Sequence(["first ", "second x", "third "], ballot.Lines.Select(static line => $"{line.Text} {line.Mark}"));

        (ballot.Mark, ballot.Place, ballot.Seal, ballot.Extra) = (default, default, default, default);
        store.Save(ballot);
        CheckDefault(store, "a");

        // What is no default and has no text is refused, as ever.
        ballot.Lines.Add(new("fourth") { Mark = new("") });
        Check.Sequence(["Lines[3].Mark"], Check.Throws<SessionValidationException>(() => store.Save(ballot)).Failures.Select(static failure => failure.Member));
    }

    private static void CheckDefault(IBallotStore store, string id) => Check.Equal(" (0, ) 0 Undefined", Text(store.Load(id)));

    private static string Text(Ballot ballot) => $"{ballot.Mark} {ballot.Place} {ballot.Seal.Length} {ballot.Extra.ValueKind}";
}
