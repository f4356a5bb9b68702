using Persistence.Generators.Model;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Schema.Shapes;

/// <summary>What the file says of one member.</summary>
internal static class MemberValues
{
    /// <summary>The value of a member.</summary>
    /// <param name="type">Its stored type.</param>
    /// <param name="member">The member.</param>
    /// <param name="index">Its index; null for none.</param>
    /// <param name="isRequired">Whether old data without it cannot be read.</param>
    /// <param name="isColumn">Whether it is a column in SQLite.</param>
    public static StoredValue Of(string type, MemberSpec member, IndexSpec? index, bool isRequired, bool isColumn) => StoredValue.Of(
        type.TrimEnd('?'),
        member.Type.AllowsNull,
        isRequired ? StoredValue.Required : null,
        index is null ? null : StoredValue.Indexed,
        index is { IsUnique: true } ? StoredValue.Unique : null,
        index is { IgnoresCase: true } ? StoredValue.IgnoreCase : null,
        member.IsKey ? StoredValue.Key : null,
        IsInTicks(index) ? StoredValue.Ticks : null,
        isColumn ? Column(member) : null);

    /// <summary>The column of a member, where its name in JSON, or that without attributes, does not say it.</summary>
    /// <param name="member">The member.</param>
    public static string? Column(MemberSpec member) =>
        member.ColumnName == member.JsonName || FormerNames.InSqlite([member.JsonName]).Contains(member.ColumnName) ? null : "column=" + StorageText.Quote(member.ColumnName);

    /// <summary>The places where older data may hold a member.</summary>
    /// <param name="prefix">What stands before its name.</param>
    /// <param name="member">The member.</param>
    public static EquatableArray<string> Former(string prefix, MemberSpec member) =>
        member.FormerNames.Count == 0 ? default : member.FormerNames.Items.Select(name => prefix + StorageText.Quote(name)).ToEquatableArray();

    private static bool IsInTicks(IndexSpec? index) =>
        index is not null && (index.Member.Type.Column.Value ?? index.Member.Type.Column).Name == "TimeSpanTicks";
}
