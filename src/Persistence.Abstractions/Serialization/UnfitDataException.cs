namespace Persistence.Serialization;

/// <summary>Stored data that is whole, but not what its class stores: another version of the class wrote it. Engines turn it into <see cref="SessionSchemaException"/>.</summary>
public class UnfitDataException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What does not fit, and what to do, without a full stop.</param>
    /// <param name="innerException">What the reading of the value ended with.</param>
    public UnfitDataException(string problem, Exception? innerException = null)
        : base(problem, innerException)
    {
    }

    private protected UnfitDataException(string finding, string advice, Exception? innerException)
        : base(finding + advice, innerException) => Finding = finding;

    /// <summary>What does not fit, without what to do.</summary>
    internal string Finding { get => field ?? Message; private init; }

    /// <summary>The storage name of the log whose entry does not fit; null for the header.</summary>
    public string? Log { get; private init; }

    /// <summary>Makes the error for an entry.</summary>
    /// <param name="log">The log's storage name.</param>
    /// <param name="problem">What does not fit.</param>
    public static UnfitDataException InLog(string log, UnfitDataException problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new UnfitDataException(problem.Message, problem) { Log = log, Finding = problem.Finding };
    }

    /// <summary>Makes the error for a value that its member does not take.</summary>
    /// <param name="member">The member, as a path in C#.</param>
    /// <param name="value">The value as it is stored.</param>
    /// <param name="problem">What was expected in its place.</param>
    /// <param name="cause">What the reading of the value ended with.</param>
    public static UnfitDataException Holding(string member, string value, string problem, Exception cause) =>
        new($"member '{member}' holds {value}, but {problem}", ". The data is whole; change the member so that it takes the value, or convert the data", cause);

    /// <summary>Makes the error for a value that the class's own code does not take: a setter or a constructor threw.</summary>
    /// <param name="member">The member, as a path in C#; empty where it is not known.</param>
    /// <param name="cause">What it threw.</param>
    public static UnfitDataException Refused(string member, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        var place = member.Length == 0 ? "" : $" at '{member}'";
        return new($"the code of the class refuses what is stored{place} ({cause.GetType().Name}: {cause.Message.TrimEnd('.')})", ". The data is whole; let the class take the value, or convert the data", cause);
    }

    /// <summary>Makes the error for a value in JSON that the class's own code does not take.</summary>
    /// <param name="read">The JSON text as far as it was read.</param>
    /// <param name="cause">What the code threw.</param>
    public static UnfitDataException Refused(ReadOnlySpan<byte> read, Exception cause) => Refused(JsonPath.At(read, default, ""), cause);

    /// <summary>Whether an exception was thrown by the class's own code while it was read, and by nothing of ours.</summary>
    /// <param name="fault">The exception.</param>
    public static bool IsOfClass(Exception fault) =>
        fault is not (JsonDataException or UnfitDataException or SessionException or OutOfMemoryException or OperationCanceledException or ObjectDisposedException);

    /// <summary>Distinguishes values that do not fit from damage: the JSON is well-formed.</summary>
    /// <param name="json">JSON text from the value that was read on; more may follow the value.</param>
    /// <param name="fault">What the reading of it ended with.</param>
    /// <param name="member">The member that the value belongs to; empty for a header or an entry.</param>
    /// <returns>The error; null for damage, and where a type's own code threw.</returns>
    public static UnfitDataException? Of(ReadOnlySpan<byte> json, JsonDataException fault, string member = "")
    {
        ArgumentNullException.ThrowIfNull(fault);
        var offset = (int)Math.Min(fault.Offset, json.Length);
        return fault.InnerException is null && UnfitValue.Find(json, offset) is { } value
            ? Holding(JsonPath.At(json[..offset], default, member), value, fault.Problem, fault)
            : null;
    }
}
