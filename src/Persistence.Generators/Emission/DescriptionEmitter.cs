using System.Globalization;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Emission;

/// <summary>Emits the description of a session class: names, logs, indexes, time to live.</summary>
internal static class DescriptionEmitter
{
    /// <summary>Emits the description.</summary>
    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        writer.Write($"""
            // What the generator saw of the class. The analyzer, which sees the code of other generators too, compares.
            internal const string {SessionShape.Constant} = {SessionShape.Of(session):literal};

            """);
        writer.Open($"public static map::SessionDescription Description {{ get; }} = new()");
        writer.Write($"""
            ClassName = {session.PlainName:literal},
            Name = {session.StorageName:literal},
            KeyParts = [{string.Join(", ", session.Key.Parts.Select(KeyEmitter.Kind))}],
            """);
        ColumnsText.Emit(session, writer);
        if (session.SchemaVersion != 1)
        {
            writer.Write($"SchemaVersion = {session.SchemaVersion},");
        }

        writer.Write($"Shape = {ClassShapes.Of(session).Text:literal},");
        UpgradeEmitter.Describe(session, writer);
        Life(session, writer);
        if (session.Leases)
        {
            writer.Write("HasLeases = true,");
        }

        if (session.Due is { } due)
        {
            writer.Write($"DueIndex = {due.Index},");
            writer.Write($"MaxAttempts = {due.MaxAttempts.ToString(CultureInfo.InvariantCulture)},");
        }

        writer.Append("Members = [");
        var separator = "";
        foreach (var member in session.Members.Items)
        {
            writer.Append(separator);
            writer.Append("new(");
            LiteralText.Append(writer, member.PlainName);
            writer.Append(", ");
            LiteralText.Append(writer, member.JsonName);
            writer.Append(")");
            writer.Append(FormerNames(member));
            separator = ", ";
        }

        writer.Write("],");
        if (session.Logs.Count > 0)
        {
            writer.Write($"Logs = [{string.Join(", ", session.Logs.Select(static log => $"{Names.LogMap(log)}.Description"))}],");
        }

        if (SearchMembers.Description(SearchMembers.Of(session)) is { Length: > 0 } searchable)
        {
            writer.Write($"{searchable},");
        }

        if (VectorMembers.Description(VectorMembers.Of(session)) is { Length: > 0 } vector)
        {
            writer.Write($"{vector},");
        }

        Indexes(session, writer);
        writer.Close(";");
    }

    private static void Indexes(SessionSpec session, SourceWriter writer)
    {
        if (session.Indexes.Count == 0)
        {
            return;
        }

        var version = session.Upgrades.Count == 0 ? "" : $", Version = {session.SchemaVersion.ToString(CultureInfo.InvariantCulture)}";
        writer.Write($"Indexes =\n[");
        foreach (var index in session.Indexes)
        {
            writer.Write($"    new(Ordinal: {index.Ordinal}, {index.Member.PlainName:literal}, {index.Member.JsonName:literal}{Flags(index)}) {{ ValueType = {ValueType(index):literal}{(index.IgnoresCase ? ", IgnoresCase = true" : "")}{(IsTotal(index.Member.Type) ? ", IsTotal = true" : "")}{version} }},");
        }

        foreach (var compound in session.CompoundIndexes)
        {
            var parts = compound.Parts.Select(part => session.Indexes[part]).ToList();
            var types = "(" + string.Join(", ", parts.Select(static part => ValueType(part))) + ")";
            writer.Write($"    new(Ordinal: {compound.Ordinal}, {string.Join("+", parts.Select(static part => part.Member.PlainName)):literal}, {string.Join("+", parts.Select(static part => part.Member.JsonName)):literal}) {{ Parts = [{string.Join(", ", compound.Parts)}], ValueType = {types:literal}{version} }},");
        }

        writer.Write("],");
    }

    private static void Life(SessionSpec session, SourceWriter writer)
    {
        if (session.TimeToLiveTicks > 0)
        {
            writer.Write($"TimeToLive = sys::TimeSpan.FromTicks({session.TimeToLiveTicks.ToString(CultureInfo.InvariantCulture)}), // {TimeSpan.FromTicks(session.TimeToLiveTicks).ToString("c", CultureInfo.InvariantCulture)}");
            writer.Write($"SlidingExpiration = {(session.SlidingExpiration ? "true" : "false")},");
        }

        if (session.ExpiresAt is not null)
        {
            writer.Write("HasOwnExpiry = true,");
        }
    }

    /// <summary>The initializer of a description that has former names.</summary>
    /// <param name="member">The member.</param>
    public static string FormerNames(MemberSpec member) =>
        member.FormerNames.Count == 0 ? "" : $" {{ FormerNames = {Names.Literals(member.FormerNames)} }}";

    /// <summary>What is unusual about an index.</summary>
    /// <param name="index">The index.</param>
    public static string Flags(IndexSpec index) =>
        (index.IsUnique ? ", IsUnique: true" : "") + (index.Member.Type.Index == IndexKind.Strings ? ", IsMultiValued: true" : "");

    // Names and ids of yours may be any text.
    private static bool IsTotal(TypeSpec type) => type is { IsValueType: true, AllowsNull: false, IsEnumByName: false, IsParsable: false, IsForeign: false };

    // The names are the same text in the index, whichever enum they are of.
    private static string ValueType(IndexSpec index) => index.Value.IsEnumByName ? "the name of an enum" : index.Value.Name + (index.IgnoresCase ? " without case" : "");

    /// <summary>Emits what shows that an entry was changed after it was stored, where entries can be.</summary>
    public static void Fingerprints(SessionSpec session, SourceWriter writer)
    {
        if (session.Logs.Any(static log => log.IsChangeable))
        {
            writer.Write("// Of logs whose entries can be changed: what shows that one was, after it was stored.");
            writer.Write($"internal static readonly map::EntryFingerprint[] Fingerprints =\n[");
            foreach (var log in session.Logs)
            {
                writer.Write(log.IsChangeable ? $"    new map::JsonFingerprint<{log.Entry.Name}, {CodecText.Of(log.Entry.Codec)}>()," : "    null,");
            }

            writer.Write("];\n");
        }
    }
}
