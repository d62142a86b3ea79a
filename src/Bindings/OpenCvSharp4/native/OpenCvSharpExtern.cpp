// A C face for the few OpenCV calls that the managed side makes.
// Every function returns 0, or 1 after an exception, whose text the calling thread then asks for with cvx_last_error.

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#define CVX_EXPORT extern "C" __attribute__((visibility("default")))

namespace
{
struct LastError
{
    int status;
    int line;
    char function[128];
    char message[1024];
    char file[256];
};

thread_local LastError lastError;

template <size_t N>
void copyText(char (&target)[N], const char* text) noexcept
{
    std::snprintf(target, N, "%s", text == nullptr ? "" : text);
}

void remember(int status, const char* function, const char* message, const char* file, int line) noexcept
{
    lastError.status = status;
    lastError.line = line;
    copyText(lastError.function, function);
    copyText(lastError.message, message);
    copyText(lastError.file, file);
}

// No exception may cross into managed code.
template <typename Body>
int guarded(const char* call, Body&& body) noexcept
{
    try
    {
        std::forward<Body>(body)();
        return 0;
    }
    catch (const cv::Exception& e)
    {
        remember(e.code, e.func.empty() ? call : e.func.c_str(), e.err.c_str(), e.file.c_str(), e.line);
    }
    catch (const std::bad_alloc&)
    {
        remember(cv::Error::StsNoMem, call, "out of memory", "", 0);
    }
    catch (const std::exception& e)
    {
        remember(cv::Error::StsError, call, e.what(), "", 0);
    }
    catch (...)
    {
        remember(cv::Error::StsError, call, "unknown native exception", "", 0);
    }
    return 1;
}

// The error is reported by the managed exception, so OpenCV need not also print it.
extern "C" int silentErrorCallback(int, const char*, const char*, const char*, int, void*)
{
    return 0;
}

const bool errorsAreSilent = (cv::redirectError(silentErrorCallback), true);

std::vector<int> pairs(const int* values, int count)
{
    return count > 0 ? std::vector<int>(values, values + count) : std::vector<int>();
}
}

// Structures with the managed ones' layout.
struct CvxSize { int width, height; };
struct CvxPoint { int x, y; };
struct CvxRect { int x, y, width, height; };
struct CvxScalar { double v0, v1, v2, v3; };
struct CvxMatInfo { std::uint8_t* data; std::int64_t step, total, elemSize; int rows, cols, type, dims, continuous; };

static cv::Scalar toCv(CvxScalar s) { return cv::Scalar(s.v0, s.v1, s.v2, s.v3); }
static cv::Rect toCv(CvxRect r) { return cv::Rect(r.x, r.y, r.width, r.height); }

CVX_EXPORT void cvx_last_error(int* status, const char** function, const char** message, const char** file, int* line)
{
    *status = lastError.status;
    *function = lastError.function;
    *message = lastError.message;
    *file = lastError.file;
    *line = lastError.line;
}

CVX_EXPORT int cvx_set_log_level(int level, int* previous)
{
    return guarded("setLogLevel", [&] {
        *previous = static_cast<int>(cv::utils::logging::setLogLevel(static_cast<cv::utils::logging::LogLevel>(level)));
    });
}

CVX_EXPORT int cvx_set_num_threads(int threads)
{
    return guarded("setNumThreads", [&] { cv::setNumThreads(threads); });
}

CVX_EXPORT int cvx_version(char* buffer, int size)
{
    return guarded("getVersionString", [&] { std::snprintf(buffer, static_cast<size_t>(size), "%s", cv::getVersionString().c_str()); });
}

// Mat

CVX_EXPORT int cvx_mat_new(cv::Mat** mat)
{
    return guarded("Mat", [&] { *mat = new cv::Mat(); });
}

CVX_EXPORT int cvx_mat_new_sized(int rows, int cols, int type, cv::Mat** mat)
{
    return guarded("Mat", [&] { *mat = new cv::Mat(rows, cols, type); });
}

CVX_EXPORT int cvx_mat_new_filled(int rows, int cols, int type, CvxScalar value, cv::Mat** mat)
{
    return guarded("Mat", [&] { *mat = new cv::Mat(rows, cols, type, toCv(value)); });
}

CVX_EXPORT int cvx_mat_new_over(int rows, int cols, int type, void* data, std::int64_t step, cv::Mat** mat)
{
    return guarded("Mat", [&] { *mat = new cv::Mat(rows, cols, type, data, static_cast<size_t>(step)); });
}

CVX_EXPORT int cvx_mat_new_part(const cv::Mat* whole, CvxRect part, cv::Mat** mat)
{
    return guarded("Mat", [&] { *mat = new cv::Mat(*whole, toCv(part)); });
}

CVX_EXPORT void cvx_mat_delete(cv::Mat* mat)
{
    delete mat;
}

CVX_EXPORT int cvx_mat_info(const cv::Mat* mat, CvxMatInfo* info)
{
    return guarded("Mat", [&] {
        info->data = mat->data;
        info->step = static_cast<std::int64_t>(mat->dims > 0 ? mat->step[0] : 0);
        info->total = static_cast<std::int64_t>(mat->total());
        info->elemSize = static_cast<std::int64_t>(mat->elemSize());
        info->rows = mat->rows;
        info->cols = mat->cols;
        info->type = mat->type();
        info->dims = mat->dims;
        info->continuous = mat->isContinuous() ? 1 : 0;
    });
}

CVX_EXPORT int cvx_mat_create(cv::Mat* mat, int rows, int cols, int type)
{
    return guarded("create", [&] { mat->create(rows, cols, type); });
}

CVX_EXPORT int cvx_mat_clone(const cv::Mat* mat, cv::Mat** clone)
{
    return guarded("clone", [&] { *clone = new cv::Mat(mat->clone()); });
}

CVX_EXPORT int cvx_mat_copy_to(const cv::Mat* source, cv::Mat* target, const cv::Mat* mask)
{
    return guarded("copyTo", [&] {
        if (mask == nullptr)
            source->copyTo(*target);
        else
            source->copyTo(*target, *mask);
    });
}

CVX_EXPORT int cvx_mat_set_to(cv::Mat* mat, CvxScalar value)
{
    return guarded("setTo", [&] { mat->setTo(toCv(value)); });
}

// Image files

CVX_EXPORT int cvx_imread(const char* path, int flags, cv::Mat** mat)
{
    return guarded("imread", [&] { *mat = new cv::Mat(cv::imread(path, flags)); });
}

CVX_EXPORT int cvx_imdecode(const std::uint8_t* data, int length, int flags, cv::Mat** mat)
{
    return guarded("imdecode", [&] {
        const cv::Mat buffer(1, length, CV_8UC1, const_cast<std::uint8_t*>(data));
        *mat = new cv::Mat(cv::imdecode(buffer, flags));
    });
}

CVX_EXPORT int cvx_imwrite(const char* path, const cv::Mat* mat, const int* prms, int count, int* written)
{
    return guarded("imwrite", [&] { *written = cv::imwrite(path, *mat, pairs(prms, count)) ? 1 : 0; });
}

CVX_EXPORT int cvx_imencode(
    const char* extension, const cv::Mat* mat, const int* prms, int count, std::vector<std::uint8_t>** bytes, int* encoded)
{
    return guarded("imencode", [&] {
        std::vector<std::uint8_t> buffer;
        *encoded = cv::imencode(extension, *mat, buffer, pairs(prms, count)) ? 1 : 0;
        *bytes = new std::vector<std::uint8_t>(std::move(buffer));
    });
}

CVX_EXPORT const std::uint8_t* cvx_bytes_data(const std::vector<std::uint8_t>* bytes, std::int64_t* length)
{
    *length = static_cast<std::int64_t>(bytes->size());
    return bytes->data();
}

CVX_EXPORT void cvx_bytes_delete(std::vector<std::uint8_t>* bytes)
{
    delete bytes;
}

// Image processing

CVX_EXPORT int cvx_cvt_color(const cv::Mat* source, cv::Mat* target, int code, int channels)
{
    return guarded("cvtColor", [&] { cv::cvtColor(*source, *target, code, channels); });
}

CVX_EXPORT int cvx_resize(const cv::Mat* source, cv::Mat* target, CvxSize size, double fx, double fy, int interpolation)
{
    return guarded("resize", [&] { cv::resize(*source, *target, cv::Size(size.width, size.height), fx, fy, interpolation); });
}

CVX_EXPORT int cvx_flip(const cv::Mat* source, cv::Mat* target, int mode)
{
    return guarded("flip", [&] { cv::flip(*source, *target, mode); });
}

CVX_EXPORT int cvx_rotate(const cv::Mat* source, cv::Mat* target, int code)
{
    return guarded("rotate", [&] { cv::rotate(*source, *target, code); });
}

CVX_EXPORT int cvx_rectangle(cv::Mat* mat, CvxRect box, CvxScalar colour, int thickness, int lineType, int shift)
{
    return guarded("rectangle", [&] { cv::rectangle(*mat, toCv(box), toCv(colour), thickness, lineType, shift); });
}

CVX_EXPORT int cvx_line(
    cv::Mat* mat, CvxPoint a, CvxPoint b, CvxScalar colour, int thickness, int lineType, int shift)
{
    return guarded("line", [&] {
        cv::line(*mat, cv::Point(a.x, a.y), cv::Point(b.x, b.y), toCv(colour), thickness, lineType, shift);
    });
}

CVX_EXPORT int cvx_rectangle_points(
    cv::Mat* mat, CvxPoint a, CvxPoint b, CvxScalar colour, int thickness, int lineType, int shift)
{
    return guarded("rectangle", [&] {
        cv::rectangle(*mat, cv::Point(a.x, a.y), cv::Point(b.x, b.y), toCv(colour), thickness, lineType, shift);
    });
}

CVX_EXPORT int cvx_put_text(cv::Mat* mat, const char* text, CvxPoint at, int font, double scale, CvxScalar colour,
    int thickness, int lineType, int bottomLeftOrigin)
{
    return guarded("putText", [&] {
        cv::putText(*mat, text, cv::Point(at.x, at.y), font, scale, toCv(colour), thickness, lineType, bottomLeftOrigin != 0);
    });
}

// VideoCapture

CVX_EXPORT int cvx_capture_new(cv::VideoCapture** capture)
{
    return guarded("VideoCapture", [&] { *capture = new cv::VideoCapture(); });
}

CVX_EXPORT void cvx_capture_delete(cv::VideoCapture* capture)
{
    guarded("~VideoCapture", [&] { delete capture; });
}

CVX_EXPORT int cvx_capture_open_file(
    cv::VideoCapture* capture, const char* path, int api, const int* prms, int count, int* opened)
{
    return guarded("VideoCapture.open", [&] {
        *opened = (count > 0 ? capture->open(path, api, pairs(prms, count)) : capture->open(path, api)) ? 1 : 0;
    });
}

CVX_EXPORT int cvx_capture_open_index(
    cv::VideoCapture* capture, int index, int api, const int* prms, int count, int* opened)
{
    return guarded("VideoCapture.open", [&] {
        *opened = (count > 0 ? capture->open(index, api, pairs(prms, count)) : capture->open(index, api)) ? 1 : 0;
    });
}

CVX_EXPORT int cvx_capture_is_opened(const cv::VideoCapture* capture, int* opened)
{
    return guarded("VideoCapture.isOpened", [&] { *opened = capture->isOpened() ? 1 : 0; });
}

CVX_EXPORT int cvx_capture_release(cv::VideoCapture* capture)
{
    return guarded("VideoCapture.release", [&] { capture->release(); });
}

CVX_EXPORT int cvx_capture_grab(cv::VideoCapture* capture, int* grabbed)
{
    return guarded("VideoCapture.grab", [&] { *grabbed = capture->grab() ? 1 : 0; });
}

CVX_EXPORT int cvx_capture_retrieve(cv::VideoCapture* capture, cv::Mat* mat, int flag, int* retrieved)
{
    return guarded("VideoCapture.retrieve", [&] { *retrieved = capture->retrieve(*mat, flag) ? 1 : 0; });
}

CVX_EXPORT int cvx_capture_read(cv::VideoCapture* capture, cv::Mat* mat, int* read)
{
    return guarded("VideoCapture.read", [&] { *read = capture->read(*mat) ? 1 : 0; });
}

CVX_EXPORT int cvx_capture_set(cv::VideoCapture* capture, int property, double value, int* accepted)
{
    return guarded("VideoCapture.set", [&] { *accepted = capture->set(property, value) ? 1 : 0; });
}

CVX_EXPORT int cvx_capture_get(const cv::VideoCapture* capture, int property, double* value)
{
    return guarded("VideoCapture.get", [&] { *value = capture->get(property); });
}

CVX_EXPORT int cvx_capture_backend(const cv::VideoCapture* capture, char* buffer, int size)
{
    return guarded("VideoCapture.getBackendName", [&] {
        std::snprintf(buffer, static_cast<size_t>(size), "%s", capture->getBackendName().c_str());
    });
}

// VideoWriter

CVX_EXPORT int cvx_writer_new(
    const char* path, int api, int fourcc, double fps, CvxSize size, int isColor, cv::VideoWriter** writer)
{
    return guarded("VideoWriter", [&] {
        *writer = new cv::VideoWriter(path, api, fourcc, fps, cv::Size(size.width, size.height), isColor != 0);
    });
}

CVX_EXPORT void cvx_writer_delete(cv::VideoWriter* writer)
{
    guarded("~VideoWriter", [&] { delete writer; });
}

CVX_EXPORT int cvx_writer_is_opened(const cv::VideoWriter* writer, int* opened)
{
    return guarded("VideoWriter.isOpened", [&] { *opened = writer->isOpened() ? 1 : 0; });
}

CVX_EXPORT int cvx_writer_write(cv::VideoWriter* writer, const cv::Mat* mat)
{
    return guarded("VideoWriter.write", [&] { writer->write(*mat); });
}

CVX_EXPORT int cvx_writer_release(cv::VideoWriter* writer)
{
    return guarded("VideoWriter.release", [&] { writer->release(); });
}
