import CExpat
import CArchive
import CXLSXWriter
import CQREncode
import CPNG
