namespace Persistence.Generators.Emission;

/// <summary>Looks for the place at which a line of C# is best broken.</summary>
internal ref struct BreakPoint
{
    private const int LastResort = 1000;

    private readonly ReadOnlySpan<char> _line;
    private readonly int _column;
    private readonly int _indentation;
    private int _depth;
    private (int Depth, int End, bool IsFinal) _best;

    private BreakPoint(ReadOnlySpan<char> line, int column, int indentation)
    {
        _line = line;
        _column = column;
        _indentation = indentation;
        _depth = 0;
        _best = (int.MaxValue, -1, false);
    }

    /// <summary>Finds the place.</summary>
    /// <param name="line">The line, longer than it may be.</param>
    /// <param name="column">How many blanks stand before it.</param>
    /// <param name="indentation">How many blanks the next line will begin with.</param>
    /// <returns>How many characters stay; -1 where the line cannot be broken.</returns>
    public static int Find(ReadOnlySpan<char> line, int column, int indentation)
    {
        var point = new BreakPoint(line, column, indentation);
        for (var index = 0; index >= 0 && column + index < LongLines.Limit;)
        {
            // Most characters are those of names.
            index = line[index] is >= 'a' and <= 'z' or >= 'A' and <= 'Z' ? index + 1
                : line[index] is '"' or '\'' ? CSharpLiterals.End(line, index)
                : point.Visit(index);
        }

        return point._best.End;
    }

    // Returns the next character to look at; -1 where the rest of the line is a comment.
    private int Visit(int index)
    {
        switch (_line[index])
        {
            case '(' or '[':
                Open(index + 1);
                break;
            case '<' or '{':
                _depth++;
                break;
            case '/' when Next(index) == '/':
                return -1;
            default:
                CloseOrSeparate(index);
                break;
        }

        return index + 1;
    }

    private void CloseOrSeparate(int index)
    {
        if (_line[index] is ')' or ']' or '}' or '>')
        {
            Close(index);
        }
        else
        {
            Separator(index);
        }
    }

    // Where nothing better is found, a line is broken after a word or before a member.
    private void Separator(int index)
    {
        switch (_line[index])
        {
            case ' ' when index > 0 && _line[index - 1] is ',' or ':':
                Offer(index + 1, isFinal: false);
                break;
            case ' ':
                Offer(index + 1, isFinal: false, LastResort);
                break;
            case '.' when char.IsLetter(Next(index)):
                Offer(index, isFinal: false, 2 * LastResort);
                break;
        }
    }

    // A list that fits in a line begins on the next one.
    private void Open(int end)
    {
        _depth++;
        if (Next(end - 1) is not (')' or ']'))
        {
            Offer(end, isFinal: _indentation + _line.Length - end <= LongLines.Limit);
        }
    }

    private void Close(int index)
    {
        if (_line[index] != '>' || index == 0 || _line[index - 1] != '=')
        {
            _depth--;
        }
        else if (Next(index) == ' ')
        {
            Offer(index + 2, isFinal: true);
        }
    }

    private void Offer(int end, bool isFinal, int penalty = 0)
    {
        var depth = _depth + penalty;
        if (_column + end > _indentation && (depth < _best.Depth || (depth == _best.Depth && !_best.IsFinal)))
        {
            _best = (depth, end, isFinal);
        }
    }

    private readonly char Next(int index) => index + 1 < _line.Length ? _line[index + 1] : '\0';
}
