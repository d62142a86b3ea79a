// Runs in the build (SentiWordNet.targets), which compiles it by itself with an old language version; not a part of the program.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// SentiWordNet rates senses; the table rates words: for a lemma and a part of speech, the mean of its senses with weight
/// 1/rank, as in the sample program published with the lexicon.
/// </summary>
public sealed class MakeSentiWordNetTable : Task
{
    private const string PartsOfSpeech = "nvar";

    private static readonly string[] Head =
    {
        "# Words of SentiWordNet 3.0.0, Copyright 2010 ISTI-CNR: S. Baccianella, A. Esuli and F. Sebastiani, \"SentiWordNet 3.0:",
        "# An Enhanced Lexical Resource for Sentiment Analysis and Opinion Mining\" (LREC 2010), based on WordNet 3.0.",
        "# Licence of SentiWordNet and of this file: Creative Commons Attribution-ShareAlike 3.0 Unported (CC BY-SA 3.0),",
        "# http://creativecommons.org/licenses/by-sa/3.0/",
        "# Changed: the senses of a word are one entry for each part of speech (mean, weights 1/rank, in thousandths); glosses,",
        "# terms of several words and words that say nothing and whose stem says nothing are left out.",
        "# A line: the word, then for each part of speech (n, v, a, r) a tab, the letter and the number of senses, positive, negative.",
    };

    [Required]
    public string Source { get; set; }

    [Required]
    public string Table { get; set; }

    public override bool Execute()
    {
        var words = new SortedDictionary<string, Senses[]>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(Source))
        {
            number++;
            var fields = line.Split('\t');
            if (line.Length == 0 || line[0] == '#' || fields[0].Trim().Length == 0)
                continue;
            if (fields.Length < 5 || !Read(fields, words))
            {
                Log.LogError("{0}, line {1}: expected part of speech, id, positive, negative and terms. Run ./build.sh setup again.", Source, number);
                return false;
            }
        }

        var scored = new HashSet<string>(words.Where(word => word.Value.Any(senses => senses != null && senses.Say)).Select(word => word.Key));
        var kept = words.Where(word => scored.Contains(word.Key) || Stems(word.Key).Any(scored.Contains));
        Directory.CreateDirectory(Path.GetDirectoryName(Table));
        File.WriteAllText(Table, string.Concat(Head.Concat(kept.Select(Line)).Select(line => line + "\n")));
        Log.LogMessage(MessageImportance.High, "{0}: {1} words that say something", Table, scored.Count);
        return true;
    }

    private static bool Read(string[] fields, SortedDictionary<string, Senses[]> words)
    {
        var part = PartsOfSpeech.IndexOf(fields[0], StringComparison.Ordinal);
        double positive, negative;
        if (part < 0 || fields[0].Length != 1 || !Parse(fields[2], out positive) || !Parse(fields[3], out negative))
            return false;

        foreach (var term in fields[4].Split(' ').Where(term => term.IndexOf('_') < 0))
        {
            var mark = term.LastIndexOf('#');
            int rank;
            if (mark < 1 || !int.TryParse(term.Substring(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out rank) || rank < 1)
                return false;

            var word = term.Substring(0, mark);
            Senses[] parts;
            if (!words.TryGetValue(word, out parts))
                words[word] = parts = new Senses[PartsOfSpeech.Length];
            parts[part] = parts[part] ?? new Senses();
            parts[part].Add(1.0 / rank, positive, negative);
        }

        return true;
    }

    private static bool Parse(string number, out double value)
    {
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>What the rules of detachment could make of a word; where one of these says something, that this word says nothing is known.</summary>
    private static IEnumerable<string> Stems(string word)
    {
        foreach (var ending in new[] { "s", "es", "ed", "ing", "er", "est" }.Where(ending => word.EndsWith(ending, StringComparison.Ordinal)))
        {
            var stem = word.Substring(0, word.Length - ending.Length);
            yield return stem;
            yield return stem + "e";
            if (stem.EndsWith("i", StringComparison.Ordinal))
                yield return stem.Substring(0, stem.Length - 1) + "y";
            if (stem.Length > 1 && stem[stem.Length - 1] == stem[stem.Length - 2])
                yield return stem.Substring(0, stem.Length - 1);
        }
    }

    private static string Line(KeyValuePair<string, Senses[]> word)
    {
        return word.Key + string.Concat(word.Value.Select((senses, part) => senses == null ? "" : "\t" + PartsOfSpeech[part] + senses));
    }

    private sealed class Senses
    {
        private int count;
        private double weight, positive, negative;

        public bool Say
        {
            get { return positive > 0 || negative > 0; }
        }

        public void Add(double weight, double positive, double negative)
        {
            count++;
            this.weight += weight;
            this.positive += weight * positive;
            this.negative += weight * negative;
        }

        public override string ToString()
        {
            return string.Format(CultureInfo.InvariantCulture, "{0} {1:F0} {2:F0}", count, 1000 * positive / weight, 1000 * negative / weight);
        }
    }
}
