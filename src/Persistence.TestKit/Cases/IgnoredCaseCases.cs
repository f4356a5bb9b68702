using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Indexes that ignore the case of letters.</summary>
internal static class IgnoredCaseCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.IgnoredCase, ATextIsFoundInAnyCase),
        new(Contract.IgnoredCase, RangesAndOrdersIgnoreCase),
        new(Contract.IgnoredCase, AUniqueValueIsTakenInAnyCase),
        new(Contract.IgnoredCase, LettersAreFoldedAsUnicodeSays),
        new(Contract.IgnoredCase, AnIndexMayBeginAndCeaseToIgnoreCase),
        new(Contract.IgnoredCase, AnyQueryWithoutCaseFindsWhatAModelFinds),
    ];

    // What is one value without case: Turkish letters are none of another's, a sharp s is no double s, a final sigma is a sigma, and Cherokee folds to its upper case.
    private static readonly string[][] s_same =
    [
        ["i", "I"], ["\u0130"], ["\u0131"], ["\u00DF", "\u1E9E"], ["ss", "SS", "\u017Fs"], ["\u03C3", "\u03C2", "\u03A3"], ["\uAB70", "\u13A0"], ["k", "K", "\u212A"],
        ["\u01C4", "\u01C5", "\u01C6"], ["\U00010400", "\U00010428"], ["\u00C4gypten", "\u00E4GYPTEN"], ["A\u0308", "a\u0308"], ["a\0B", "A\0b"], ["\u00E9\0X", "\u00C9\0x"], ["\u01F0"], ["\uFB00"], [""],
    ];

    private static async Task ATextIsFoundInAnyCase(CaseContext context)
    {
        var store = context.Open<IMailboxStore>();
        store.Create(new Mailbox { Number = 1, Address = "Ada@Example.org", Owner = "\u00C4da", Team = 1, Labels = { "Urgent", "URGENT", "\u00DCber" } });
        store.Create(new Mailbox { Number = 2, Owner = "\u00E4DA", Team = 1 });
        Check.Sequence([1], store.FindByAddress("aDA@eXAMPLE.ORG"));
        Check.Sequence([1, 2], await store.FindByOwnerAsync("\u00C4DA"));
        Check.Sequence([2], store.FindByOwner("\u00C4DA", after: 1));
        Check.Sequence([1], store.FindByLabels("urgent"));
        Check.Sequence([1], store.Query().WhereLabelsContain("\u00FCBER").WhereLabelsContain("URGENT").Keys());
        Check.Equal(2L, store.Query().WhereOwner("\u00E4da").WhereTeam(1).Count());
        Check.Sequence([2, 1], store.Query().WhereTeam(1).OrderByOwner(descending: true).Keys());
        var found = store.Load(1);
        Check.Equal(("Ada@Example.org", "\u00C4da"), (found.Address, found.Owner));
        Check.Sequence(["Urgent", "URGENT", "\u00DCber"], found.Labels);
        found.Owner = "BOB";
        found.Labels.RemoveAt(0);
        store.Save(found);
        Check.Sequence([2], store.FindByOwner("\u00E4da"));
        Check.Sequence([1], store.FindByOwner("bob"));
        Check.Sequence([1], store.FindByLabels("Urgent"));
        store.Delete(1);
        Check.Sequence([], store.FindByLabels("urgent"));
        Check.True(store.Verify().IsIntact, "nothing is damaged");
    }

    private static void RangesAndOrdersIgnoreCase(CaseContext context)
    {
        var store = context.Open<IMailboxStore>();
        string[] owners = ["b", "A", "\u00E4", "a", "B", "\u00C4", "Zoe", "zoE", "_", "@"];
        store.CreateMany(owners.Select(static (owner, number) => new Mailbox { Number = number, Owner = owner, Team = 1 })).ThrowIfFailed();
        store.Create(new Mailbox { Number = 99, Team = 1 });
        Check.Sequence([99, 9, 8, 1, 3, 0, 4, 6, 7, 2, 5], store.Query().OrderByOwner().Keys());
        Check.Sequence([99, 9, 8, 1, 3, 0, 4, 6, 7, 2, 5], store.Query().WhereTeam(1).OrderByOwner().Keys());
        Check.Sequence([5, 2, 7, 6, 4, 0, 3, 1, 8, 9, 99], Pages(store.Query().OrderByOwner(descending: true)));
        Check.Sequence([99, 9, 8, 1, 3, 0, 4, 6, 7, 2, 5], Pages(store.Query().OrderByOwner()));
        Check.Sequence([6, 7], store.Query().WhereOwnerStartsWith("ZO").OrderByOwner().Keys());
        Check.Sequence([2, 5], store.Query().WhereOwnerStartsWith("\u00C4").OrderByOwner().Keys());
        Check.Sequence([9], store.Query().WhereOwnerStartsWith("@").Keys());
        Check.Sequence([1, 3, 0, 4], store.Query().WhereOwnerBetween("A", "c").OrderByOwner().Keys());
        Check.Sequence([1, 3, 0, 4], store.Query().WhereOwnerBetween("a", "C").WhereTeam(1).OrderByOwner().Keys());
        Check.Throws<ArgumentException>(() => store.Query().WhereOwnerBetween("B", "a"));
        var next = store.Query().WhereOwner("A").Take(1).Keys().Next;
        Check.Sequence([3], store.Query().WhereOwner("a").After(next).Keys());
    }

    private static void AUniqueValueIsTakenInAnyCase(CaseContext context)
    {
        var store = context.Open<IMailboxStore>();
        store.Create(new Mailbox { Number = 1, Address = "\u00C9mile@x" });
        store.Create(new Mailbox { Number = 2 });
        store.Create(new Mailbox { Number = 3 });
        var error = Check.Throws<SessionValidationException>(() => store.Create(new Mailbox { Number = 4, Address = "\u00E9MILE@X" }));
        Check.Sequence([("Address", "its value belongs to another session already, and it is unique")], error.Failures.Select(static failure => (failure.Member, failure.Problem)));
        var second = store.Load(2);
        second.Address = "\u00E9mile@x";
        Check.Throws<SessionValidationException>(() => store.Save(second));
        var first = store.Load(1);
        first.Address = "\u00E9mile@X";
        store.Save(first);
        Check.Equal("\u00E9mile@X", store.Load(1).Address);
        first.Address = "other";
        store.Save(first);
        store.Save(second);
        Check.Sequence([2], store.FindByAddress("\u00C9MILE@X"));
        Check.True(store.Verify().IsIntact, "nothing is damaged");
    }

    private static void LettersAreFoldedAsUnicodeSays(CaseContext context)
    {
        var store = context.Open<IMailboxStore>();
        var all = s_same.SelectMany(static (texts, group) => texts.Select(text => (Text: text, Group: group))).ToList();
        store.CreateMany(all.Select(static (text, number) => new Mailbox { Number = number, Owner = text.Text, Labels = { text.Text } })).ThrowIfFailed();
        foreach (var (text, group) in all)
        {
            var expected = Enumerable.Range(0, all.Count).Where(number => all[number].Group == group).ToList();
            Check.Sequence(expected, store.FindByOwner(text), $"the owners '{text}'");
            Check.Sequence(expected, store.FindByLabels(text), $"the labels '{text}'");
            Check.Sequence(expected, store.Query().WhereOwner(text).WhereTeam(0).Keys(), $"the owners '{text}' of a team");
        }

        Check.Sequence(all.Select(static text => text.Text), store.Query().Headers().Select(static mailbox => mailbox.Owner!));
    }

    private static void AnIndexMayBeginAndCeaseToIgnoreCase(CaseContext context)
    {
        var older = context.Open<IMailboxWithCaseStore>();
        older.Create(new MailboxWithCase { Number = 1, Address = "a", Owner = "\u00C4da", Labels = { "X", "\u00DC" } });
        older.Create(new MailboxWithCase { Number = 2, Address = "b", Owner = "BOB" });
        context.CloseAll();
        var store = context.Open<IMailboxStore>();
        Check.Sequence([1], store.FindByOwner("\u00E4DA"));
        Check.Sequence([2], store.Query().WhereOwner("bob").WhereTeam(0).Keys());
        Check.Sequence([1], store.FindByLabels("\u00FC"));
        Check.Throws<SessionValidationException>(() => store.Create(new Mailbox { Number = 3, Address = "B" }));
        store.Create(new Mailbox { Number = 3, Address = "c", Owner = "Bob" });
        context.CloseAll();
        older = context.Open<IMailboxWithCaseStore>();
        Check.Sequence([3], older.FindByOwner("Bob"));
        Check.Sequence([], older.FindByOwner("\u00E4da"));
        Check.Sequence([1], older.FindByLabels("X"));
        Check.Sequence([], older.FindByLabels("x"));
        var changed = older.Load(2);
        changed.Owner = "\u00C9mile";
        older.Save(changed);
        older.Create(new MailboxWithCase { Number = 4, Owner = "\u00E9MILE", Labels = { "x" } });
        Check.True(older.Verify().IsIntact, "nothing is damaged");
        context.CloseAll();
        store = context.Open<IMailboxStore>();
        Check.Sequence([2, 4], store.FindByOwner("\u00C9MILE"));
        Check.Sequence([3], store.Query().WhereOwner("bob").WhereTeam(0).Keys());
        Check.Sequence([1, 4], store.FindByLabels("x"));
        Check.True(store.Verify().IsIntact, "nothing is damaged");
    }

    private static void AnyQueryWithoutCaseFindsWhatAModelFinds(CaseContext context)
    {
        var seed = Environment.TickCount;
#pragma warning disable CA5394 // Nothing here is a secret.
        var random = new Random(seed);
        var store = context.Open<IMailboxStore>();
        var texts = s_same.SelectMany(static texts => texts).ToArray();
        var mailboxes = Enumerable.Range(0, 40).Select(number => new Mailbox { Number = number, Team = random.Next(3) }).ToList();
        foreach (var mailbox in mailboxes)
        {
            Change(mailbox);
        }

        store.CreateMany(mailboxes).ThrowIfFailed();
        foreach (var mailbox in mailboxes.Where(_ => random.Next(2) == 0))
        {
            Change(mailbox);
            store.Save(mailbox);
        }

        foreach (var text in texts)
        {
            var (team, folded) = (random.Next(3), CaseFolding.Fold(text));
            var isDescending = random.Next(2) == 0;
            var found = mailboxes.Where(mailbox => CaseFolding.Fold(mailbox.Owner)?.StartsWith(folded, StringComparison.Ordinal) == true && mailbox.Team == team)
                .OrderBy(static mailbox => CaseFolding.Fold(mailbox.Owner), KeyOrder.Utf8!).ThenBy(static mailbox => mailbox.Number).Select(static mailbox => mailbox.Number).ToList();
            if (isDescending)
            {
                found.Reverse();
            }

            Check.Sequence(found, Pages(store.Query().WhereOwnerStartsWith(text).WhereTeam(team).OrderByOwner(isDescending)), $"what begins with '{text}', seed {seed}");
            Check.Sequence(mailboxes.Where(mailbox => mailbox.Labels.Exists(label => CaseFolding.Fold(label) == folded)).Select(static mailbox => mailbox.Number), store.FindByLabels(text), $"the labels '{text}', seed {seed}");
        }

        void Change(Mailbox mailbox)
        {
            mailbox.Owner = random.Next(5) == 0 ? null : texts[random.Next(texts.Length)] + texts[random.Next(texts.Length)];
            mailbox.Labels.Clear();
            mailbox.Labels.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => texts[random.Next(texts.Length)]));
        }
#pragma warning restore CA5394
    }

    private static List<int> Pages(MailboxStoreQuery query)
    {
        var (all, page) = (new List<int>(), query.Take(3).Keys());
        all.AddRange(page);
        while (page.Next is { } next)
        {
            page = query.Take(3).After(next).Keys();
            all.AddRange(page);
        }

        return all;
    }
}
