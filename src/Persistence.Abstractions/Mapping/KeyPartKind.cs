using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>How a part of a key sorts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum KeyPartKind
{
    /// <summary>By the UTF-8 bytes of its text.</summary>
    Text = 0,

    /// <summary>By its value; the text is a decimal integer.</summary>
    Number = 1,
}
