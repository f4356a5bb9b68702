namespace Persistence.Serialization;

/// <summary>JSON text that is malformed, or is not the value that was expected. Engines turn it into <see cref="SessionCorruptedException"/>.</summary>
public sealed class JsonDataException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="offset">Where, in bytes from the start of the text.</param>
    /// <param name="innerException">What a type's own code threw, where that is what is wrong.</param>
    public JsonDataException(string problem, long offset, Exception? innerException = null)
        : base($"{problem} (byte {offset})", innerException)
    {
        Problem = problem;
        Offset = offset;
    }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>Where, in bytes from the start of the text.</summary>
    public long Offset { get; }
}
