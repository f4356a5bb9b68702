namespace Persistence.Tool.Stores;

/// <summary>A session as it is at one moment, while others may write to it.</summary>
internal interface IOpenSession : IDisposable
{
    /// <summary>All of it but the entries.</summary>
    SessionHead Head { get; }

    /// <summary>Reads the entries of a log, up to the count that <see cref="Head"/> says.</summary>
    /// <param name="log">The storage name of the log.</param>
    /// <param name="after">The sequence after which to begin; 0 for the first.</param>
    /// <param name="sink">Receives each entry, in order.</param>
    /// <exception cref="SessionCorruptedException">An entry is damaged or missing.</exception>
    void Read(string log, long after, EntrySink sink);
}
