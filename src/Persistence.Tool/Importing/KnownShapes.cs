using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Importing;

/// <summary>The shapes of classes, as stores that were named have recorded them.</summary>
internal sealed class KnownShapes : IDisposable
{
    private readonly Dictionary<string, ClassShape> _shapes = new(StringComparer.Ordinal);

    /// <summary>Collects them.</summary>
    /// <param name="target">The store that is written to; its shapes come first.</param>
    /// <param name="other">Another store; null for none.</param>
    public KnownShapes(StoreAddress target, string? other)
    {
        if (other is not null)
        {
            Add(StoreAddress.Parse(other));
        }

        if (target.Kind != StoreKind.Redis && Path.Exists(target.Path))
        {
            AddThose(target);
        }
    }

    /// <summary>Gives a class its shape.</summary>
    /// <param name="stored">The class.</param>
    public StoredClass With(StoredClass stored) => stored with { Shape = _shapes.GetValueOrDefault(stored.Name) ?? stored.Shape };

    /// <inheritdoc/>
    public void Dispose() => _shapes.Clear();

    private void AddThose(StoreAddress target)
    {
        try
        {
            Add(target);
        }
        catch (ToolException)
        {
            // An import that was killed at its very beginning leaves a store of no class. What is no store refuses to be written to.
        }
    }

    private void Add(StoreAddress address)
    {
        using var reader = StoreOpening.Read(address);
        foreach (var stored in reader.Classes())
        {
            if (stored.Shape is { } shape)
            {
                _shapes[stored.Name] = shape;
            }
        }
    }
}
