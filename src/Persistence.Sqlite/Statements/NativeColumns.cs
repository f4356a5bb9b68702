using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>
/// SQLite's functions that advance to a row and read a column of it, called directly. A call through SQLitePCLRaw holds the statement's safe handle and lets the
/// garbage collector go on meanwhile, which takes longer than what these functions do; a row of five columns makes seven calls. Those of a
/// column read memory of a row that is there already, wait for nothing and call nothing back, as the runtime demands of calls that hold up the collector.
/// </summary>
internal static unsafe class NativeColumns
{
    private static readonly delegate* unmanaged[Cdecl]<nint, int> s_step;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> s_type;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long> s_int64;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double> s_double;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, nint> s_value;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*> s_blob;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> s_bytes;

    static NativeColumns()
    {
        if (!TryFind(out var library))
        {
            return;
        }

        s_step = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "sqlite3_step");
        s_type = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(library, "sqlite3_column_type");
        s_int64 = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long>)NativeLibrary.GetExport(library, "sqlite3_column_int64");
        s_double = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double>)NativeLibrary.GetExport(library, "sqlite3_column_double");
        s_value = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, nint>)NativeLibrary.GetExport(library, "sqlite3_column_value");
        s_blob = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, byte*>)NativeLibrary.GetExport(library, "sqlite3_value_blob");
        s_bytes = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)NativeLibrary.GetExport(library, "sqlite3_value_bytes");
        AreKnown = true;
    }

    /// <summary>Whether they were found in the library that SQLitePCLRaw uses; where it is linked into the program they are not.</summary>
    public static bool AreKnown { get; }

    /// <summary>Advances to the next row; the garbage collector may go on meanwhile.</summary>
    public static int Step(nint statement) => s_step(statement);

    /// <summary>SQLite's number of the type that a value is stored with.</summary>
    public static int Type(nint statement, int column) => s_type(statement, column);

    /// <summary>An integer.</summary>
    public static long Int64(nint statement, int column) => s_int64(statement, column);

    /// <summary>A real number.</summary>
    public static double Double(nint statement, int column) => s_double(statement, column);

    /// <summary>Bytes or text, valid until the next step.</summary>
    public static ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        // Each function of a column takes the connection's mutex, which was a fifth of reading a row of five columns; those of a value do not, and nobody else uses the connection meanwhile.
        var value = s_value(statement, column);

        // In this order: it is the first call that makes text of a number.
        var start = s_blob(value);
        return new ReadOnlySpan<byte>(start, s_bytes(value));
    }

    // The same library, not another copy of it, which a program can hold too: a constant of it stands at the same address.
    private static bool TryFind(out nint library)
    {
        // Microsoft.Data.Sqlite gives SQLitePCLRaw its library, at its first use.
        RuntimeHelpers.RunClassConstructor(typeof(SqliteConnection).TypeHandle);
        if (!NativeLibrary.TryLoad(raw.GetNativeLibraryName(), typeof(NativeColumns).Assembly, null, out library)
            || !NativeLibrary.TryGetExport(library, "sqlite3_sourceid", out var source))
        {
            return false;
        }

        fixed (byte* used = raw.sqlite3_sourceid())
        {
            return used == ((delegate* unmanaged[Cdecl]<byte*>)source)();
        }
    }
}
