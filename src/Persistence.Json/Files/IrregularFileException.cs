namespace Persistence.Json;

/// <summary>A name that does not belong to a regular file, or to one that has other names too, where a session's file was expected.</summary>
/// <param name="problem">What it is, for a sentence about the file.</param>
internal sealed class IrregularFileException(string problem) : IOException(problem)
{
    /// <summary>It is a symbolic link.</summary>
    public static IrregularFileException SymbolicLink() =>
        new("it is a symbolic link, by which the session would have two names and two locks; put the file itself there");

    /// <summary>It is a file of another kind.</summary>
    public static IrregularFileException OtherKind() => new("it is no regular file, but a directory, a pipe, a socket or a device");

    /// <summary>It is a regular file of several names.</summary>
    /// <param name="names">How many.</param>
    public static IrregularFileException Linked(uint names) =>
        new($"it is one file of {names} names (hard links), each with a lock of its own, so it is only read; remove the others, or let Recover give the session a file of its own");
}
