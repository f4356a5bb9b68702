using System.Security;

namespace Persistence.Sqlite;

/// <summary>Exceptions of .NET's file calls.</summary>
internal static class SystemFault
{
    /// <summary>
    /// Whether an exception comes from the system or from what a file call made of its answer. A file that would become too large (EFBIG) is an
    /// <see cref="ArgumentOutOfRangeException"/> there, a path of another system a <see cref="NotSupportedException"/>.
    /// </summary>
    /// <param name="fault">The exception.</param>
    public static bool IsOfAFile(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException;
}
