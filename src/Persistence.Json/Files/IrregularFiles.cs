namespace Persistence.Json;

/// <summary>Looks what a path names, before it is opened.</summary>
internal static class IrregularFiles
{
    /// <summary>Throws for what cannot be a session's file. Other systems than Linux say no more than whether it is a link.</summary>
    /// <param name="file">The path.</param>
    /// <param name="use">What it is to be used for.</param>
    /// <exception cref="IrregularFileException">It is no regular file, or one of several names that is to be written.</exception>
    public static void ThrowIfOne(string file, FileUse use)
    {
        if (FileStatus.Of(file, isLinkFollowed: false) is { } status)
        {
            status.ThrowIfIrregular(use);
        }
        else if (new FileInfo(file).LinkTarget is not null)
        {
            throw IrregularFileException.SymbolicLink();
        }
    }
}
