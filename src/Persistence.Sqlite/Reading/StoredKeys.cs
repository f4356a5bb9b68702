using System.Diagnostics.CodeAnalysis;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Keys in rows, also where they are none of the class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal static class StoredKeys<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <summary>Reads the key of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of the key's first part.</param>
    /// <param name="key">Receives it.</param>
    /// <param name="problem">Receives why there is none.</param>
    /// <returns>False when the row's key is none that a session of this class can have.</returns>
    public static bool TryRead(SqliteRow row, int first, [NotNullWhen(true)] out TKey? key, out string problem)
    {
        try
        {
            key = TMap.ReadKey(row, first);
            problem = KeyText.Problem(TMap.FormatKey(key)) ?? "";
            return problem.Length == 0;
        }
        catch (Exception fault) when (fault is SessionValidationException || ColumnDamageException.IsDamage(fault))
        {
            key = default;
            problem = fault.Message;
            return false;
        }
    }

    /// <summary>A key as it is stored, for people.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of the key's first part.</param>
    public static string RawText(SqliteRow row, int first)
    {
        var parts = Enumerable.Range(first, TMap.Description.KeyParts.Count).Select(column => StoredText.Show(row.ReadUtf8(column))).ToArray();
        return parts.Length == 1 ? parts[0] : KeyText.Join(parts);
    }
}
