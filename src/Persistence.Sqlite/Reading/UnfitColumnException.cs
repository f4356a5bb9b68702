using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>A column whose value is whole, but not what its member takes.</summary>
/// <param name="column">The column's name.</param>
/// <param name="problem">What does not fit.</param>
internal sealed class UnfitColumnException(string column, UnfitDataException problem) : UnfitDataException(problem.Message, problem.InnerException)
{
    /// <summary>The column, for people.</summary>
    public string Column { get; } = $"column '{column}'";

    /// <summary>The column that cannot be read.</summary>
    /// <param name="fault">What reading ended with.</param>
    /// <returns>The column, for people; null where it is not known.</returns>
    public static string? ColumnOf(Exception fault) =>
        (fault as ColumnDamageException)?.Column ?? (fault as UnfitColumnException ?? fault.InnerException as UnfitColumnException)?.Column;
}
