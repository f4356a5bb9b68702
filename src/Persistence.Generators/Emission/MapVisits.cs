using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits what a map shows of its logs and indexes. One statement becomes one expression.</summary>
internal static class MapVisits
{
    /// <summary>Emits the collection of index values.</summary>
    public static void IndexValues(SessionSpec session, SourceWriter writer) =>
        Body(writer, $"public static void CollectIndexValues({session.TypeName} session, map::IndexValues values)", session.Indexes.Select(static index =>
        {
            var value = $"session.{index.Member.Name}";
            var text = index.Member.Type switch
            {
                { Index: IndexKind.Strings } => index.IgnoresCase ? $"map::CaseFolding.FoldAll({value})" : value,
                _ when index.IgnoresCase => $"map::CaseFolding.Fold({value})",
                { IndexedAs: not null } => $"map::IndexText.Encode({value}, static value => {IndexMembers.Encode(index, "value")})",
                _ => IndexMembers.Encode(index, value),
            };
            return $"values.{(index.Member.Type.Index == IndexKind.Strings ? "AddAll" : "Add")}({index.Ordinal}, {text})";
        }).Concat(session.CompoundIndexes.Select(static compound => $"values.AddCompound({compound.Ordinal}, [{string.Join(", ", compound.Parts)}])")));

    /// <summary>Emits when a session is due, where its class says so.</summary>
    public static void Due(SessionSpec session, SourceWriter writer)
    {
        if (session.Due is { } due)
        {
            writer.Write($"public static sys::DateTimeOffset? GetDue({session.TypeName} session) =>\n    session.{due.Member};");
            writer.Line();
        }
    }

    /// <summary>Emits when a session says that it expires, where its class has such a member.</summary>
    public static void Expiry(SessionSpec session, SourceWriter writer)
    {
        if (session.ExpiresAt is { } member)
        {
            writer.Write($"public static sys::DateTimeOffset? GetExpiry({session.TypeName} session) =>\n    session.{member};");
            writer.Line();
        }
    }

    /// <summary>Emits what collects the texts and the embedding that are searched, where there are some.</summary>
    /// <param name="owner">The type of what holds them.</param>
    /// <param name="name">What its parameter is called.</param>
    /// <param name="members">What is searched: an expression after the parameter's name, by ordinal.</param>
    /// <param name="vector">The embedding that is searched; null for none.</param>
    /// <param name="writer">Receives the code.</param>
    public static void Texts(string owner, string name, IEnumerable<string> members, MemberSpec? vector, SourceWriter writer)
    {
        var calls = members.Select((member, ordinal) => $".Add({ordinal}, {name}{member})").ToList();
        if (vector is not null)
        {
            calls.Add($".SetVector({name}.{vector.Name})");
        }

        if (calls.Count > 0)
        {
            writer.Write($"public static void CollectText({owner} {name}, map::SearchText text) =>\n    text{string.Join("", calls)};");
        }
    }

    /// <summary>Emits the visit of the logs.</summary>
    public static void Logs(SessionSpec session, SourceWriter writer) =>
        Visit(writer, "VisitLogs", $"map::ILogVisitor<{session.TypeName}>", session.Logs.Select(static log => $"visitor.Visit<{log.Entry.Name}, {Names.LogMap(log)}>()"));

    /// <summary>Emits the visit of the indexes.</summary>
    public static void Indexes(SessionSpec session, SourceWriter writer) =>
        Visit(writer, "VisitIndexes", "map::IIndexVisitor", session.Indexes.Select(static index => $"visitor.Visit<{index.Value.Name}>({index.Ordinal}, static value => {IndexMembers.Encode(index, "value")})")
            .Concat(session.CompoundIndexes.Select(static compound => $"visitor.Visit<string>({compound.Ordinal}, static value => value)")));

    /// <summary>Emits a visit.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="name">The name of the function.</param>
    /// <param name="visitor">The type of its visitor.</param>
    /// <param name="calls">What it does, statement by statement, without semicolons.</param>
    public static void Visit(SourceWriter writer, string name, string visitor, IEnumerable<string> calls) =>
        Body(writer, $"public static void {name}<TVisitor>(ref TVisitor visitor)\n    where TVisitor : {visitor}, allows ref struct", calls);

    /// <summary>Emits a function.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="head">What stands before its body.</param>
    /// <param name="statements">What it does, without semicolons.</param>
    public static void Body(SourceWriter writer, string head, IEnumerable<string> statements)
    {
        var all = statements.ToList();
        if (all.Count == 1)
        {
            writer.Write($"{head} =>\n    {all[0]};");
            return;
        }

        writer.Open(head);
        foreach (var statement in all)
        {
            writer.Write($"{statement};");
        }

        writer.Close();
    }
}
