using Microsoft.ML.OnnxRuntime;

namespace EmotionEdge.Inference;

/// <summary>
/// One model file, ready to run in one set of shapes: fill the inputs, <see cref="Run"/>, read the outputs. The tensors are
/// allocated once, at opening; a run allocates nothing. Not for use by several threads at once.
/// </summary>
public sealed class ModelSession : IDisposable
{
    private readonly LoadedModel model;
    private readonly OrtIoBinding binding;
    private readonly RunOptions runOptions = new();
    private readonly Dictionary<string, TensorBuffer> inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorBuffer> outputs = new(StringComparer.Ordinal);
    private bool disposed;

    private ModelSession(LoadedModel model, ReadOnlySpan<InputShape> shapes)
    {
        this.model = model;
        binding = model.Session.CreateIoBinding();
        try
        {
            CreateInputs(shapes);
            CreateOutputs();
            foreach ((string name, TensorBuffer buffer) in inputs)
                binding.BindInput(name, buffer.Value);
            foreach ((string name, TensorBuffer buffer) in outputs)
                binding.BindOutput(name, buffer.Value);
        }
        catch (OnnxRuntimeException e)
        {
            Dispose();
            throw new ModelException($"{model.Path}: does not run with {Describe(shapes)}: {e.Message}", e);
        }
        catch (Exception)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file that was opened.</summary>
    public string Path => model.Path;

    /// <summary>The model in the manifest; <see langword="null"/> for a file opened without a store.</summary>
    public ModelInfo? Model { get; internal init; }

    /// <summary>The precision of the file that was opened.</summary>
    public Precision Precision { get; internal init; }

    /// <summary>Turns the file's logits into probabilities.</summary>
    public Calibration Calibration { get; internal init; } = Calibration.None;

    /// <summary>Opens a file that is in no manifest.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <param name="threads">Threads that a run may use; never more than the machine has processors.</param>
    /// <param name="shapes">The shape of each input that has free dimensions.</param>
    /// <exception cref="ModelException">The file is broken or does not take these shapes.</exception>
    public static ModelSession Open(string path, int threads, params ReadOnlySpan<InputShape> shapes) =>
        new(LoadedModel.Load(path, threads), shapes);

    internal static ModelSession Open(ModelInfo info, ModelFile file, string path, int threads, ReadOnlySpan<InputShape> shapes) =>
        new(LoadedModel.Load(path, threads), shapes)
        {
            Model = info,
            Precision = file.Precision,
            Calibration = file.Calibration ?? info.Calibration ?? Calibration.None,
        };

    /// <summary>
    /// The same weights with other shapes, e.g. one session a sequence length. Each has its own tensors and is disposed on its
    /// own; the weights go with the last. Sessions of the same weights may run on different threads.
    /// </summary>
    /// <exception cref="ModelException">The model does not take these shapes.</exception>
    public ModelSession WithShapes(params ReadOnlySpan<InputShape> shapes)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new ModelSession(model.Share(), shapes) { Model = Model, Precision = Precision, Calibration = Calibration };
    }

    /// <summary>The numbers of a float input, row-major. They stay as they are from run to run.</summary>
    public Span<float> Input(string name) => Find(inputs, name).Floats ?? throw WrongType(name, "int64");

    /// <summary>The numbers of an int64 input, row-major. They stay as they are from run to run.</summary>
    public Span<long> Int64Input(string name) => Find(inputs, name).Integers ?? throw WrongType(name, "float");

    /// <summary>The numbers of a float output, row-major; the next run overwrites them.</summary>
    public ReadOnlySpan<float> Output(string name) => Find(outputs, name).Floats ?? throw WrongType(name, "int64");

    /// <summary>The numbers of an int64 output, row-major; the next run overwrites them.</summary>
    public ReadOnlySpan<long> Int64Output(string name) => Find(outputs, name).Integers ?? throw WrongType(name, "float");

    /// <summary>Dimensions of an input, outermost first.</summary>
    public ReadOnlySpan<int> InputShape(string name) => Find(inputs, name).Shape;

    /// <summary>Dimensions of an output, outermost first.</summary>
    public ReadOnlySpan<int> OutputShape(string name) => Find(outputs, name).Shape;

    /// <summary>The names of the inputs, in the model's order.</summary>
    public IReadOnlyList<string> InputNames => model.Session.InputNames;

    /// <summary>The names of the outputs, in the model's order.</summary>
    public IReadOnlyList<string> OutputNames => model.Session.OutputNames;

    /// <summary>Whether an input holds floats, or else int64.</summary>
    internal bool IsFloat(string input) => Find(inputs, input).Floats is not null;

    /// <summary>Computes the outputs from the inputs. Allocates nothing.</summary>
    /// <exception cref="ModelException">The runtime refuses; the message is its own.</exception>
    public void Run()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        try
        {
            model.Session.RunWithBinding(runOptions, binding);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"{model.Path}: the run failed: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        binding.Dispose();
        runOptions.Dispose();
        foreach (TensorBuffer buffer in inputs.Values.Concat(outputs.Values))
            buffer.Dispose();
        model.Release();
    }

    private void CreateInputs(ReadOnlySpan<InputShape> shapes)
    {
        foreach (InputShape given in shapes)
        {
            if (!model.Session.InputMetadata.ContainsKey(given.Name))
                throw new ModelException($"{model.Path}: has no input '{given.Name}', only {string.Join(", ", InputNames)}.");
        }

        foreach ((string name, NodeMetadata declared) in model.Session.InputMetadata)
        {
            InputShape shape = new(name, declared.Dimensions);
            foreach (InputShape given in shapes)
                shape = given.Name == name ? given : shape;
            Check(shape, declared.Dimensions);
            inputs.Add(name, Create(name, declared, shape.Dimensions, shape.Fill));
        }
    }

    private void Check(InputShape shape, int[] declared)
    {
        bool fits = shape.Dimensions.Length == declared.Length;
        for (int i = 0; fits && i < declared.Length; i++)
            fits = shape.Dimensions[i] > 0 && (declared[i] < 0 || declared[i] == shape.Dimensions[i]);
        if (!fits)
        {
            throw new ModelException(
                $"{model.Path}: input {new InputShape(shape.Name, declared)} cannot be opened as {shape}; free dimensions (-1) need a size.");
        }
    }

    private void CreateOutputs()
    {
        Dictionary<string, int[]> shapes = model.Session.OutputMetadata.ToDictionary(o => o.Key, o => o.Value.Dimensions);
        if (shapes.Values.Any(dimensions => dimensions.Any(d => d < 0)))
            shapes = MeasureOutputs();
        foreach ((string name, NodeMetadata declared) in model.Session.OutputMetadata)
            outputs.Add(name, Create(name, declared, shapes[name], fill: 0));
    }

    /// <summary>Runs once to learn shapes that only follow from the inputs'.</summary>
    private Dictionary<string, int[]> MeasureOutputs()
    {
        using IDisposableReadOnlyCollection<OrtValue> values = model.Session.Run(
            runOptions, [.. inputs.Keys], [.. inputs.Values.Select(i => i.Value)], OutputNames);
        return OutputNames.Zip(values).ToDictionary(
            pair => pair.First,
            pair => Array.ConvertAll(pair.Second.GetTensorTypeAndShape().Shape, d => (int)d));
    }

    private TensorBuffer Create(string name, NodeMetadata declared, int[] shape, double fill)
    {
        try
        {
            return declared.IsTensor
                ? TensorBuffer.Create(declared.ElementDataType, shape, fill)
                : throw new NotSupportedException($"it is a {declared.OnnxValueType}, this program handles tensors");
        }
        catch (Exception e) when (e is NotSupportedException or OverflowException)
        {
            throw new ModelException($"{model.Path}: '{name}' [{string.Join(", ", shape)}]: {e.Message}", e);
        }
    }

    private TensorBuffer Find(Dictionary<string, TensorBuffer> buffers, string name) =>
        buffers.TryGetValue(name, out TensorBuffer? buffer)
            ? buffer
            : throw new ArgumentException($"{model.Path} has no '{name}', only {string.Join(", ", buffers.Keys)}.", nameof(name));

    private InvalidOperationException WrongType(string name, string actual) =>
        new($"'{name}' of {model.Path} holds {actual} numbers.");

    private static string Describe(ReadOnlySpan<InputShape> shapes) =>
        shapes.IsEmpty ? "the shapes of the file" : string.Join(", ", shapes.ToArray());
}
