using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Serialization;

/// <summary>
/// Writes JSON text as UTF-8 into a buffer that grows and is used again. What JSON cannot hold is recorded and
/// reported later, so that all failures of a value are known at once. For one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class JsonWriter
{
    /// <summary>How deep objects and arrays may nest.</summary>
    public const int MaxDepth = 64;

    private byte[] _buffer;
    private int _length;
    private int _depth;
    private bool _isTooDeep;
    private List<(int Position, JsonLocation Location, string Problem, Exception? Cause)>? _failures;

    /// <summary>Creates an empty writer.</summary>
    /// <param name="capacity">The bytes to allocate at first.</param>
    public JsonWriter(int capacity = 1024) => _buffer = new byte[Math.Max(capacity, 64)];

    /// <summary>Whether something could not be written.</summary>
    public bool HasFailures => _failures is not null;

    /// <summary>Forgets text and failures.</summary>
    public void Clear()
    {
        _length = 0;
        _depth = 0;
        _maps = 0;
        _isTooDeep = false;
        _failures = null;
    }

    /// <summary>Takes back what was written last, with its failures.</summary>
    /// <param name="length">The length to return to.</param>
    public void Truncate(int length)
    {
        _length = length;
        _depth = 0;
        _maps = 0;
        _isTooDeep = false;
        _failures = null;
    }

    /// <summary>
    /// Enters an object or array. The first one that lies too deep is recorded as a failure; from then on none is
    /// entered, so that an object that holds itself costs no more than <see cref="MaxDepth"/> levels of work.
    /// </summary>
    /// <returns>False when the object must be left out: <c>null</c> stands in its place, and <see cref="Leave"/> must not follow.</returns>
    public bool Enter()
    {
        if (_depth < MaxDepth && !_isTooDeep)
        {
            _depth++;
            return true;
        }

        if (!_isTooDeep)
        {
            _isTooDeep = true;
            Fail($"it nests deeper than {MaxDepth} levels, or holds itself");
        }

        WriteNull();
        return false;
    }

    /// <summary>Whether finished text may stand here; records a failure and writes <c>null</c> when it nests too deep.</summary>
    /// <param name="levels">How deep the text itself nests.</param>
    /// <returns>False when it must be left out.</returns>
    internal bool CanNest(int levels)
    {
        if (HasDepthFor(levels))
        {
            return true;
        }

        Fail($"it nests deeper than {MaxDepth} levels");
        WriteNull();
        return false;
    }

    /// <summary>Whether a text may stand here.</summary>
    /// <param name="levels">How deep it nests at most.</param>
    /// <returns>False when it may nest too deep.</returns>
    internal bool HasDepthFor(int levels) => _depth + levels <= MaxDepth;

    /// <summary>Leaves an object or array.</summary>
    public void Leave() => _depth--;

    /// <summary>Records that a value cannot be written.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="cause">What the value's own code threw; null where it threw nothing.</param>
    public void Fail(string problem, Exception? cause = null) => (_failures ??= []).Add((_length, Location, problem, cause));

    /// <summary>Adds the recorded failures, each with the path of its member; what is wrong twice with one member is said once.</summary>
    /// <param name="errors">Receives them.</param>
    /// <param name="root">What stands before each path; empty for none.</param>
    public void CollectFailures(ValidationErrors errors, string root)
    {
        var last = default((string Path, string Problem));
        foreach (var (position, location, problem, cause) in _failures ?? [])
        {
            var failure = (JsonPath.At(Written[..position], location, root), problem);
            if (failure != last)
            {
                errors.Add(failure.Item1, problem, cause);
            }

            last = failure;
        }
    }
}
